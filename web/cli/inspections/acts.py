"""How commands act on a campaign: who, in which role, on which day; one event, written and put in order."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from models.errors import InputError, Problem
from models.values.moments import shanghai_date
from web.cli.databases import database_url, register
from web.cli.options import day
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from sqlmodel import Session

    from credit.inspections import Campaign, Event
    from credit.inspections.moves import CampaignMove, FindingMove
    from models.record import Clerk

__all__ = [
    "Acting",
    "ActingRole",
    "By",
    "Interests",
    "Name",
    "On",
    "Reason",
    "RoleName",
    "act",
    "clerk_of",
    "known_roles",
    "now",
    "tell",
    "today",
]

RoleName = Literal[
    "authority", "subdistrict", "inspector", "company", "developer", "committee", "owners", "outgoing_company"
]
Name = Annotated[str, typer.Argument(metavar="CAMPAIGN", help="The name of the campaign; never used twice.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who acts: a staff number or a body, not a name.")]
ActingRole = Annotated[RoleName, typer.Option("--role", help="In which role.")]
On = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day it happened; by default today.")
]
Interests = Annotated[
    Path | None,
    typer.Option(
        "--interests", metavar="FILE", help="Who may not inspect whom: inspector_id,company_id,relation,ended_on."
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is published.")]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, in which role, on which day; None is today."""

    by: str
    role: RoleName
    on: date | None = None

    def event(self, move: CampaignMove | FindingMove, at: datetime, **told: Any) -> Event:  # noqa: ANN401 - its fields
        """Return the event of a move that is recorded at a moment."""
        from credit.inspections import Event, Role

        on = self.on if self.on is not None else shanghai_date(at)
        return Event(move=move, on=on, at=at, by=self.by, role=Role(self.role), **told)


def now() -> datetime:
    """Return the moment at which an act is recorded; the one clock of these commands."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day in Shanghai."""
    return shanghai_date(now())


def clerk_of(session: Session) -> Clerk:
    """Return a clerk who enters now, with salts that nobody can foretell."""
    from models.record import Clerk

    return Clerk(session, now(), secrets.token_bytes)


def known_roles(names: Sequence[str]) -> Sequence[str]:
    """Return the names of roles as they are. Raises InputError for one that is none."""
    known = get_args(RoleName)
    problems = [
        Problem("--party", f"{name!r} is no role", f"Write one of {', '.join(known)}.")
        for name in names
        if name not in known
    ]
    if problems:
        raise InputError(problems)
    return names


def act(db: str | None, name: str, make: Callable[[Campaign, datetime], Event]) -> Campaign:
    """Add the event that is made of a campaign at this moment; raises RefusedError with every reason."""
    from web.cli.recording import put_in_order
    from web.register.inspections.campaigns import add_event

    url = database_url(db)
    with register(url) as session:
        clerk = clerk_of(session)
        campaign = add_event(clerk, name, lambda before: make(before, clerk.at))
    put_in_order(url)
    return campaign


def tell(campaign: Campaign, *lines: str, as_json: bool, more: dict[str, object] | None = None) -> None:
    """Say where a campaign stands after an act, and what is due next."""
    from credit.inspections.due import next_due
    from models.values.working_days import is_provisional, working_or_weekday

    due = next_due(campaign, today(), working_or_weekday)
    if as_json:
        next_one = None if due is None else {"day": due.day, "what": due.what, "subject": due.subject}
        emit({"campaign": campaign.id, "state": campaign.state, "next_due": next_one, **(more or {})})
        return
    upcoming = "nothing is due" if due is None else f"next: {due.what} {due.subject} by {due.day}"
    if due is not None and is_provisional(due.day):
        upcoming = f"{upcoming} (holidays of {due.day.year} are not published here yet)"
    say(f"{campaign.id} is {campaign.state}; {upcoming}", *lines)
