"""`wuxin task ...`: the month's watched communities as tasks of their subdistricts, with owners and receipts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.private_files import refuse_existing
from web.cli.standing.decisions import read_signed
from web.cli.terminal import emit, say, table

if TYPE_CHECKING:
    from credit.complaints.tasks import Task

__all__ = ["assign", "commands", "push", "receipt", "show"]

commands = typer.Typer(help="Monthly tasks of subdistricts: communities that a month's analysis watches.")

Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="A month that was analysed.")]
DeskId = Annotated[str, typer.Option("--desk", metavar="ID", help="The complaint desk.")]
Community = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The community_id.")]
Staff = Annotated[str, typer.Option("--staff", metavar="STAFF_NO", help="Whose case it is; of its own subdistrict.")]
Subdistrict = Annotated[str, typer.Option("--subdistrict", metavar="NAME", help="To whom they are pushed.")]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; it must not exist.")]
TaskFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file that `wuxin task push` wrote.")]
Receipt = Annotated[str, typer.Option("--receipt", metavar="TEXT", help="The receipt's number.")]


@commands.command(epilog="Example: wuxin task show --month 2024-06 --db sqlite:///wuxin.db")
def show(*, month: Month, desk: DeskId = "rongcheng", db: Database = None, as_json: Json = False) -> None:
    """List the communities that a month's analysis watches, why, and whose case each is."""
    from web.register.complaints.tasks import tasks_in

    with register(database_url(db)) as session:
        _tell(tasks_in(session, desk, month), as_json=as_json)


@commands.command(epilog="Example: wuxin task assign X0001 --month 2024-06 --staff P-07 --db sqlite:///wuxin.db")
def assign(
    community: Community, *, month: Month, staff: Staff, desk: DeskId = "rongcheng", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Make a watched community somebody's case; who it is stands on record by staff number."""
    from web.register.complaints.tasks import assign_owner

    with recording.acting(db) as clerk:
        task = assign_owner(clerk, (desk, month, community), staff)
    _tell([task], as_json=as_json)


@commands.command(
    epilog="Example: wuxin task push --month 2024-06 --subdistrict 崖头街道 --out tasks.json --db sqlite:///wuxin.db"
)
def push(
    *, month: Month, subdistrict: Subdistrict, out: OutFile, desk: DeskId = "rongcheng", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Write a subdistrict's tasks of a month as a file for it; that they were pushed goes on record."""
    from web.register.complaints.tasks import push_tasks

    refuse_existing(out)
    with recording.acting(db) as clerk:
        content = push_tasks(clerk, desk, month, subdistrict)
        out.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if as_json:
        emit(content)
    else:
        say(f"{out} holds {len(content['items'])} tasks of {subdistrict}.", "Next: wuxin task receipt, once received.")


@commands.command(epilog="Example: wuxin task receipt tasks.json --receipt 2024-17 --db sqlite:///wuxin.db")
def receipt(path: TaskFile, *, receipt: Receipt, db: Database = None, as_json: Json = False) -> None:
    """Put on record that a subdistrict received its tasks, under which number."""
    from web.register.complaints.tasks import receive_tasks

    content, url = read_signed(path), database_url(db)
    if not isinstance(content, dict):
        raise InputError(Problem(str(path), "this is no file of tasks", "Take the file that `wuxin task push` wrote."))
    with register(url) as session:
        entry = receive_tasks(recording.clerk(session), content, receipt)
    recording.put_in_order(url)
    if as_json:
        emit({"entry": entry, "receipt": receipt})
    else:
        say(f"Receipt {receipt} is on record: {entry}")


def _tell(tasks: list[Task], *, as_json: bool) -> None:
    rows = [{**asdict(one), "why": " ".join(one.why)} for one in tasks]
    if as_json:
        emit([asdict(one) for one in tasks])
    elif rows:
        heads = ("community_id", "subdistrict", "complaints", "why", "owner")
        say(*table([heads, *(tuple("-" if row[name] is None else row[name] for name in heads) for row in rows)]))
    else:
        say("The analysis of this month watches no community.")
