"""`wuxin mode describe`, `begin` and `end`: what an estate is, and in which mode it is served from when until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from models.errors import InputError, Problem
from web.cli.list_options import today
from web.cli.modes.showing import tell
from web.cli.money.options import Community, kept_document
from web.cli.options import Database, Json, day
from web.cli.recording import acting

__all__ = ["begin", "commands", "describe", "end"]

commands = typer.Typer(help="How estates are served: by a company, by owners, by the community, and how many are.")

By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="The town or subdistrict; it becomes public.")]
On = Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day; by default today.")]
Paper = Annotated[
    str, typer.Option("--paper", metavar="TEXT", help="What it rests on; it becomes public, so no names.")
]
Document = Annotated[
    Path | None, typer.Option("--document", metavar="FILE", help="That paper; it is kept in the vault.")
]
Kind = Annotated[
    Literal["commodity", "affordable", "relocation", "old"], typer.Option("--kind", help="What kind of estate it is.")
]
Traits = Annotated[
    list[str] | None,
    typer.Option("--trait", metavar="NAME=VALUE", help="What the table of the place asks. Repeatable."),
]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", metavar="CODE", help="GB/T 2260 code of the place, the first time.")
]
ModeName = Annotated[
    str, typer.Option("--mode", help="quasi_service, self_run, community_trust, social_body or community_guarantee.")
]
Provider = Annotated[str, typer.Option("--provider", metavar="BODY", help="Who gives the service; no person's name.")]
Basics = Annotated[
    list[str] | None, typer.Option("--basic", metavar="NAME", help="cleaning, greening or security. Repeatable.")
]
Until = Annotated[
    date | None, typer.Option("--until", metavar="DATE", parser=day, help="The first day after it, if one is set.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it ended; it becomes public.")]


@commands.command(
    epilog="Example: wuxin mode describe willow-garden --kind old --trait fit=no --jurisdiction 330681 "
    "--paper 'survey of 2024' --by 'Xinan Subdistrict'"
)
def describe(
    community: Community, *, kind: Kind, paper: Paper, by: By, trait: Traits = None, jurisdiction: Jurisdiction = "",
    on: On = None, document: Document = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Put on record what an estate is: its kind, and the traits that the table of its place asks of such a one."""
    told = {"kind": kind, "traits": _pairs(trait or []), "jurisdiction": jurisdiction}
    _enter(db, community, "describe", (by, paper, on, None), told, document)
    tell(db, community, on, as_json=as_json)


@commands.command(
    epilog="Example: wuxin mode begin willow-garden --mode community_trust --provider 'Willow Residents Committee' "
    "--basic cleaning --basic greening --basic security --paper 'agreement 12' --by 'Xinan Subdistrict'"
)
def begin(
    community: Community, *, mode: ModeName, provider: Provider, paper: Paper, by: By, basic: Basics = None,
    on: On = None, until: Until = None, document: Document = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Put on record that a mode of service begins; professional service follows from the contract by itself."""
    told = {"mode": mode, "provider": provider, "basics": [*dict.fromkeys(basic or [])]}
    _enter(db, community, "begin", (by, paper, on, until), told, document)
    tell(db, community, on, as_json=as_json)


@commands.command(
    epilog="Example: wuxin mode end willow-garden --reason 'a company was chosen' --paper 'notice 3' --by 'Xinan'"
)
def end(
    community: Community, *, reason: Reason, paper: Paper, by: By, on: On = None, document: Document = None,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Put on record that the mode ended; on the day on which it began, that it never ran."""
    _enter(db, community, "end", (by, paper, on, None), {"reason": reason}, document)
    tell(db, community, on, as_json=as_json)


def _enter(
    db: str | None, community: str, move: str, who: tuple[str, str, date | None, date | None],
    told: Mapping[str, Any], document: Path | None,
) -> None:  # fmt: skip
    """Enter an event of (by, paper, day, until) in one transaction."""
    from bidding.modes import ModeEvent, ModeMove
    from web.register.modes.rows import enter_mode, place_known

    by, paper, on, until = who
    with acting(db) as clerk:
        details = {**told, "document": kept_document(clerk, community, document)}
        if move == "describe" and not told["jurisdiction"]:
            details["jurisdiction"] = place_known(clerk.session, community)
        kept = {key: value for key, value in details.items() if value not in (None, "")}
        enter_mode(clerk, community, ModeEvent(ModeMove(move), on or today(clerk.at), clerk.at, by, paper, until, kept))


def _pairs(texts: list[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name or not value:
            raise InputError(Problem("--trait", f"{text!r} is no trait", "Write it as NAME=VALUE, such as fit=no."))
        found[name] = value
    return found
