"""`wuxin renovation take-in`, `survey` and `do`: an estate comes into the library, and every step after that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli.list_options import digests_of
from web.cli.options import Database, Json
from web.cli.recording import acting
from web.cli.renovation.options import Acting, By, Name, On, RoleOption, act, tell
from web.cli.tenders.files import read_json

if TYPE_CHECKING:
    from models.tables import Community

__all__ = ["commands", "do", "survey", "take_in"]

commands = typer.Typer(help="Renovation of old estates: a library of projects, their progress, and property rooms.")

Community_ = Annotated[str, typer.Option("--community", metavar="ID", help="The estate by its number.")]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", metavar="CODE", help="The place by its GB/T 2260 code: whose plan holds.")
]
Paper = Annotated[str, typer.Option("--paper", metavar="TEXT", help="The number of the paper it rests on.")]
Batch = Annotated[str | None, typer.Option("--batch", metavar="TEXT", help="In which batch, such as 2021-1.")]
Document = Annotated[
    Path | None, typer.Option("--document", metavar="FILE", help="The paper itself; only its digest is kept.")
]
Conditions = Annotated[
    list[str],
    typer.Option(
        "--condition", metavar="KIND=STATE", help="good, worn or missing, for each kind of works. Repeatable."
    ),
]
Open = Annotated[bool, typer.Option("--open/--closed", help="Whether the estate has no walls and gates.")]
MoveName = Annotated[
    Literal[
        "lead", "show_plan", "answer", "start", "report", "finish", "reject", "accept", "put_off", "resume", "take_out"
    ],
    typer.Argument(
        metavar="MOVE",
        help="lead, show_plan, answer, start, report, finish, reject, accept, put_off, resume or take_out.",
    ),
]  # fmt: skip
Details = Annotated[
    Path | None, typer.Option("--details", metavar="FILE", help="JSON: what the step holds, see docs/renovation.md.")
]


@commands.command(
    name="take-in",
    epilog="Example: wuxin renovation take-in willow-24 --community K045 --jurisdiction 371082 --batch 2024-1 "
    "--paper 建改〔2024〕1号 --by HB-2 --role bureau",
)
def take_in(
    name: Name, *, community: Community_, jurisdiction: Jurisdiction, paper: Paper, by: By, role: RoleOption,
    batch: Batch = None, document: Document = None, on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Take an old estate into the library of projects, by a name of its own; its year and town are the register's."""
    from models.tables import Community
    from web.register.renovation.projects import take_in as enter

    with acting(db) as clerk:
        told = _of(clerk.session.get(Community, community), community) | {
            "jurisdiction": jurisdiction, "batch": batch, "paper": paper,
            "document": None if document is None else digests_of([document])[0],
        }  # fmt: skip
        found = enter(clerk, name, Acting(by, role, on).step("take_in", clerk.at, told))
    tell(found, as_json=as_json)


@commands.command(
    epilog="Example: wuxin renovation survey willow-24 --condition pipes=worn --condition smart=missing --condition "
    "greening=good --condition parking=worn --condition charging=missing --condition leisure=good --open "
    "--by S-3 --role subdistrict"
)
def survey(
    name: Name, *, condition: Conditions, is_open: Open, by: By, role: RoleOption, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Enter the survey of an estate: how each kind of facility is, and so which works it needs."""
    pairs = [one.partition("=") for one in condition]
    if wrong := [key for key, equals, _ in pairs if not equals]:
        what = f"{', '.join(wrong)}: no condition is told"
        raise InputError(Problem("--condition", what, "Write it as fire=worn."))
    told = {"conditions": {key: state for key, _, state in pairs}, "open": is_open}
    tell(act(db, name, "survey", Acting(by, role, on), told), as_json=as_json)


@commands.command(
    epilog="Example: wuxin renovation do willow-24 start --details start.json --by S-3 --role subdistrict"
)
def do(
    name: Name, move: MoveName, *, by: By, role: RoleOption, details: Details = None, document: Document = None,
    on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Take any other step: leader and team, the plan and what came of it, works, acceptance, put off, taken out."""
    told: dict[str, Any] = {} if details is None else read_json(details)
    if document is not None:
        told["document"] = digests_of([document])[0]
    tell(act(db, name, move, Acting(by, role, on), told), as_json=as_json)


def _of(estate: Community | None, number: str) -> dict[str, Any]:
    if estate is None or estate.subdistrict is None:
        what = "the register knows no such estate, or not in which subdistrict it lies"
        raise InputError(Problem(f"community {number}", what, "Take the evidence in first: wuxin ingest"))
    return {
        "community_id": estate.community_id, "subdistrict": estate.subdistrict, "built_year": estate.built_year
    }  # fmt: skip
