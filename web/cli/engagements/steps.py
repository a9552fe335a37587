"""`wuxin service`: a company comes to an estate - its contract, filing, agreement, start - and any other step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.engagements.options import Acting, By, Name, On, RoleOption, act, tell
from web.cli.list_options import digests_of
from web.cli.options import Database, Json, day
from web.cli.tenders.files import read_json

if TYPE_CHECKING:
    from bidding.engagements import Engagement, Premises

__all__ = ["commands", "do", "file", "find", "open_engagement", "start"]

commands = typer.Typer(help="A company's life in an estate: filing, take-over, service, notice, handover.")

Contract = Annotated[Path, typer.Option("--contract", metavar="FILE", help="JSON: the terms, see docs/engagements.md.")]
Staff = Annotated[
    Path, typer.Option("--staff", metavar="FILE", help="CSV: role,certificate (a file; its digest goes).")
]
Since = Annotated[date, typer.Option("--since", metavar="DATE", parser=day, help="Since when it serves.")]
What = Annotated[str, typer.Option("--what", metavar="TEXT", help="What was found; it becomes public, so no names.")]
MoveName = Annotated[
    Literal["return", "accept", "agree", "breach", "renew", "appoint", "order"],
    typer.Argument(metavar="MOVE", help="return, accept, agree, breach, renew, appoint or order."),
]
Details = Annotated[
    Path | None, typer.Option("--details", metavar="FILE", help="JSON: what the step holds, see docs/engagements.md.")
]
Document = Annotated[
    Path | None, typer.Option("--document", metavar="FILE", help="The signed paper; only its digest is kept.")
]


@commands.command(
    name="open", epilog="Example: wuxin service open willow-2026 --contract terms.json --by S-3 --role subdistrict"
)
def open_engagement(
    name: Name, *, contract: Contract, by: By, role: RoleOption, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Open an engagement with the terms of its contract."""
    from web.register.engagements.steps import begin

    url, terms = database_url(db), read_json(contract)
    with register(url) as session:
        clerk = recording.clerk(session)
        found = begin(clerk, name, Acting(by, role, on).step("open", clerk.at, terms))
    recording.put_in_order(url)
    tell(found, as_json=as_json)


@commands.command(epilog="Example: wuxin service file willow-2026 --staff staff.csv --by C-WY --role company")
def file(
    name: Name, *, staff: Staff, by: By, role: RoleOption, on: On = None, db: Database = None, as_json: Json = False
) -> None:
    """File with the bureau before service, with the staff: roles, and digests of their certificates."""
    from web.sheets.inspection_files import read_table

    rows = read_table(staff, "role", "certificate")
    digests = digests_of([staff.parent / row["certificate"] for row in rows])
    named = [{"role": row["role"], "certificate": digest} for row, digest in zip(rows, digests, strict=True)]
    tell(act(db, name, "submit", Acting(by, role, on), {"staff": named}), as_json=as_json)


@commands.command(epilog="Example: wuxin service start willow-2026 --by C-WY --role company")
def start(name: Name, *, by: By, role: RoleOption, on: On = None, db: Database = None, as_json: Json = False) -> None:
    """Begin to serve: filed where the law asks it, the premises inspected, fit and taken over."""
    tell(act(db, name, "start", Acting(by, role, on), {}), as_json=as_json)


@commands.command(
    epilog="Example: wuxin service find willow-2026 --since 2026-08-01 --what 'guards on duty' --by HB-2 --role bureau"
)
def find(
    name: Name, *, since: Since, what: What, by: By, role: RoleOption, on: On = None, db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Record that a company serves without having started lawfully; what it missed becomes evidence."""
    from bidding.engagements import missed
    from bidding.engagements.start_guards import inspections_for

    def made(before: Engagement, premises: tuple[Premises, ...], _on: date) -> dict[str, Any]:
        seen = (one.inspected_on for one in inspections_for(before, premises))
        inspected = any(one is not None and one <= since for one in seen)
        return {"since": since, "inspected": inspected, "what": what}

    found = act(db, name, "find_serving", Acting(by, role, on), made)
    events = [one.event for one in missed(found, found.steps[-1].on)]
    tell(found, f"missed: {', '.join(events) or 'nothing'}", as_json=as_json, missed=events)


@commands.command(epilog="Example: wuxin service do willow-2026 accept --details filed.json --by HB-2 --role bureau")
def do(
    name: Name, move: MoveName, *, by: By, role: RoleOption, details: Details = None, document: Document = None,
    on: On = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Take any other step: return or accept a filing, the agreement of three and its breach, renew, appoint, order."""
    told: dict[str, Any] = {} if details is None else read_json(details)
    if document is not None:
        told["document"] = digests_of([document])[0]
    tell(act(db, name, move, Acting(by, role, on), told), as_json=as_json)
