"""`wuxin service notify`, `replace`, `deliver` and `complete`: a company leaves an estate."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from web.cli.engagements.options import Acting, By, Name, On, RoleOption, act, tell
from web.cli.list_options import digests_of
from web.cli.options import Database, Json, day

__all__ = ["commands", "complete", "deliver", "notify", "replace"]

commands = typer.Typer()

Told = Annotated[
    list[str],
    typer.Option("--to", metavar="WHO", help="owners, committee, bureau, subdistrict or neighbourhood. Repeatable."),
]
Document = Annotated[Path, typer.Option("--document", metavar="FILE", help="The notice; only its digest is kept.")]
Successor = Annotated[
    str | None, typer.Option("--successor", metavar="ID", help="Which company; without it owners manage themselves.")
]
From = Annotated[date, typer.Option("--from", metavar="DATE", parser=day, help="The day on which they take over.")]
Vote = Annotated[str | None, typer.Option("--vote", metavar="ID", help="The owners' vote behind it.")]
Early = Annotated[bool, typer.Option("--early", help="The contract ends early, on that day.")]
Items = Annotated[list[str] | None, typer.Option("--item", metavar="ITEM", help="What is handed over. Repeatable.")]
Absent = Annotated[list[str] | None, typer.Option("--absent", metavar="ITEM", help="What there never was. Repeatable.")]
Receipt = Annotated[Path, typer.Option("--receipt", metavar="FILE", help="Signed by both sides; only its digest goes.")]
Condition = Annotated[
    str, typer.Option("--condition", metavar="TEXT", help="What state lifts, fire equipment and cameras are in.")
]


@commands.command(
    epilog="Example: wuxin service notify willow-2026 --to committee --to bureau --document notice.pdf --by C-WY "
    "--role company"
)
def notify(
    name: Name, *, to: Told, document: Document, by: By, role: RoleOption, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Give notice that the company will not go on after its term, and tell whether it comes in time."""
    from bidding.engagements.clocks import notice_by, notice_of

    content = {"to": list(to), "document": digests_of([document])[0]}
    found = act(db, name, "notify", Acting(by, role, on), content)
    clock, told = notice_by(found), found.told_on()
    missing = [party for party in notice_of(found).to if party not in told]
    late = [party for party in notice_of(found).to if party in told and told[party] > clock.last]
    more: dict[str, Any] = {"last": clock.last, "article": clock.article, "missing": missing, "late": late}
    due, words = f"due by {clock.last} ({clock.article})", f"late: {', '.join(late) or 'none'}"
    tell(found, due, words, f"missing: {', '.join(missing) or 'none'}", as_json=as_json, **more)


@commands.command(
    epilog="Example: wuxin service replace willow-2026 --successor C-NEW --from 2028-08-01 --vote vote-9 --by C-1 "
    "--role committee"
)
def replace(
    name: Name, *, starts: From, by: By, role: RoleOption, successor: Successor = None, vote: Vote = None,
    early: Early = False, on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Say who takes over and from when: another company, or the owners themselves."""
    content = {"successor": successor, "takes_over_on": starts, "vote": vote, "ended_early": early}
    tell(act(db, name, "replace", Acting(by, role, on), content), as_json=as_json)


@commands.command(
    epilog="Example: wuxin service deliver willow-2026 --item rooms --item keys --receipt signed.pdf --by C-WY "
    "--role company"
)
def deliver(
    name: Name, *, receipt: Receipt, by: By, role: RoleOption, item: Items = None, absent: Absent = None,
    on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Hand over items of the law's list, or say which there never were; and tell what is still open."""
    content = {"items": item or [], "absent": absent or [], "receipt": digests_of([receipt])[0]}
    found = act(db, name, "deliver", Acting(by, role, on), content)
    left = list(found.open_items())
    tell(found, f"still open: {', '.join(left) or 'nothing'}", as_json=as_json, open=left)


@commands.command(
    epilog="Example: wuxin service complete willow-2026 --condition 'lift 3 out of order' --by C-1 --role committee"
)
def complete(
    name: Name, *, condition: Condition, by: By, role: RoleOption, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Confirm for the owners that everything was handed over: the company has left."""
    tell(act(db, name, "complete", Acting(by, role, on), {"condition": condition}), as_json=as_json)
