"""`wuxin money subdistrict`, `evidence` and `prove`: estates in a table, as evidence, and against the public record."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import InputError, Problem, RefusedError
from web.cli.databases import database_url, register
from web.cli.folders import RUN_FILE, output_folder
from web.cli.options import AsOf, Database, Force, Json
from web.cli.ratings.runs import read
from web.cli.terminal import emit, say, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidding.revenue.proving import Recorded

__all__ = ["commands", "evidence", "prove", "subdistrict"]

commands = typer.Typer()


@commands.command(epilog="Example: wuxin money subdistrict Harbour --as-of 2026-08-01")
def subdistrict(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The subdistrict, as `open` named it.")],
    *,
    as_of: AsOf,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Show the estates of a subdistrict in a table: balances, and what somebody should look at."""
    from bidding.revenue import overview
    from web.cli.money.tables import estate_lines
    from web.register.money.rows import estates

    with register(database_url(db)) as session:
        lines = overview(estates(session), name, as_of)
    if as_json:
        emit([asdict(line) for line in lines])
    else:
        say(*estate_lines(lines))


@commands.command(epilog="Example: wuxin money evidence ./evidence-now --onto ./evidence --as-of 2026-08-01")
def evidence(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder for the new package.")],
    *,
    onto: Annotated[Path, typer.Option("--onto", metavar="PACKAGE", help="The evidence that the rows are added to.")],
    as_of: AsOf,
    force: Force = False,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Write an evidence package with what estates' money tells: late disclosures, charges, findings of audits."""
    from bidding.revenue import evidence_of
    from credit.inspections.evidence_rows import EvidenceRows
    from web.cli.inspections.packages import who_inspected, write_package
    from web.register.money.rows import estates

    with steps(1) as shown, output_folder(directory, force=force) as folder:
        base = read(onto, None, shown, strict=True)
        with register(database_url(db)) as session:
            told = [evidence_of(one.terms, one.steps, as_of) for one in estates(session)]
        added: dict[str, list[dict[str, Any]]] = {
            name: [row for one in told for row in getattr(one, name)] for name in ("inspections", "findings", "records")
        }
        files = write_package(base, EvidenceRows(**added), who_inspected(onto), folder)
        run = {
            "made_by": "wuxin money evidence", "onto": base.digest, "as_of": as_of,
            "added": {name: len(rows) for name, rows in added.items()}, "files": [*files, RUN_FILE],
        }  # fmt: skip
        (folder / RUN_FILE).write_text(json.dumps(run, default=str, indent=2) + "\n", encoding="utf-8")
    if as_json:
        emit(run)
    else:
        say(f"in {directory}: {', '.join(f'{len(rows)} {name}' for name, rows in added.items())} added")


@commands.command(epilog="Example: wuxin money prove ./record --db sqlite:///wuxin.db")
def prove(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder that `wuxin log export` wrote; without it, --db.")
    ] = None,
    *,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Sum every book again from the public record alone, and hold the register's balances against it.

    With a folder and no --db, the record alone is summed. Ends with 1 when anything differs.
    """
    from bidding.revenue.proving import differences, recorded_books
    from web.register.money.rows import estates

    with _record(directory, db) as record:
        found = recorded_books(record.entries(waiting=True), record.blob)
    problems = [problem for one in found for problem in one.problems]
    if directory is None or db is not None:
        by_name = {(one.community_id, one.book): one for one in found}
        with register(database_url(db)) as session:
            books = [book for estate in estates(session) for book in (estate.common, estate.fund)]
        problems += [one for book in books for one in differences(by_name.get((book.community_id, book.name)), book)]
    _tell(found, problems, as_json=as_json)


def _tell(found: tuple[Recorded, ...], problems: list[Problem], *, as_json: bool) -> None:
    from bidding.revenue.amounts import yuan

    if as_json:
        emit({"books": [asdict(one) for one in found], "differences": [str(one) for one in problems]})
    else:
        say(*(f"{one.community_id}/{one.book}: {one.entries} entries, bank {yuan(one.totals.get('bank', 0))} yuan"
              for one in found))  # fmt: skip
    if problems:
        raise RefusedError(problems)
    if not as_json:
        say("every balance is the one that the record gives")


@contextmanager
def _record(directory: Path | None, db: str | None) -> Iterator[Any]:
    """Give the record of a folder, else of the database."""
    from models.record.folders import FolderRecord
    from models.record.sources import KeptRecord

    if directory is not None:
        if not directory.is_dir():
            remedy = "Name one that `wuxin log export` wrote."
            raise InputError(Problem(str(directory), "there is no such folder", remedy))
        yield FolderRecord(directory)
        return
    with register(database_url(db)) as session:
        yield KeptRecord(session)
