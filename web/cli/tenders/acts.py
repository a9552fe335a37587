"""How commands act on a tender: who, in which role; one event, written with its entry and put in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

    from bidding.tender import Event, Move, Tender

__all__ = ["Acting", "By", "Name", "RoleOption", "What", "act", "due_dict", "tell", "tender_dict", "today"]

RoleName = Literal["procuring_entity", "authority", "subdistrict", "owners_committee", "tenderer", "panel", "system"]
Name = Annotated[str, typer.Argument(metavar="TENDER", help="The name of the tender; never used twice.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who acts: the code of a body or a staff number.")]
RoleOption = Annotated[
    RoleName | None, typer.Option("--role", help="In which role; by default the one that makes this move.")
]
What = Annotated[str, typer.Option("--what", metavar="TEXT", help="Why, in words; it is published.")]

Details = Mapping[str, Any]
Make = Callable[["Session", "Tender", "datetime"], Details]
"""Given the session, the tender and the moment, what the event holds."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, in which role; None is the first role that may make the move."""

    by: str
    role: RoleName | None = None

    def event(self, move: Move, at: datetime, details: Details) -> Event:
        """Return the event of a move that is recorded at a moment."""
        from bidding.tender import GRANTS, Event, Role

        usual = next(one for one in Role if one in GRANTS[move])
        return Event(move, at, self.by, usual if self.role is None else Role(self.role), dict(details))


def today() -> date:
    """Return the day in Shanghai."""
    from models.values.moments import shanghai_date

    return shanghai_date(recording.now())


def act(db: str | None, name: str, move: str, acting: Acting, details: Details | Make) -> tuple[Tender, str]:
    """Add the event of a move at this moment, and return the tender and the digest of its entry.

    Raises RefusedError with every reason why it may not be made.
    """
    from bidding.tender import Move
    from web.register.tenders.events import add_event

    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)

        def make(tender: Tender) -> Event:
            told = details(session, tender, clerk.at) if callable(details) else details
            return acting.event(Move(move), clerk.at, told)

        found = add_event(clerk, name, make)
    recording.put_in_order(url)
    return found


def tender_dict(tender: Tender) -> dict[str, Any]:
    """Return a tender in short, as `list` and every act tell it."""
    from bidding.tender import state_of
    from bidding.tender.disputes import owed, suspended_by

    return {
        "tender": tender.id, "state": state_of(tender), "version": tender.notice.version, "kind": tender.notice.kind,
        "method": tender.notice.method, "bids_close_at": tender.notice.times.bids_close_at.isoformat(),
        "suspended_by": [one.number for one in suspended_by(tender)], "owed": [one.number for one in owed(tender)],
        "events": len(tender.events), "due": due_dict(tender, today()),
    }  # fmt: skip


def due_dict(tender: Tender, as_of: date) -> list[dict[str, Any]]:
    """Return what is due in a tender, what is late marked as such."""
    from bidding.tender import due_of

    return [
        {"day": one.day, "what": one.what, "article": one.article, "late": one.day < as_of and not _opens(one.what)}
        for one in due_of(tender)
    ]


def _opens(what: str) -> bool:
    """Return whether a day is the first and not the last: nothing is late that may be done from then on."""
    return what.endswith("not before")


def tell(found: tuple[Tender, str], *lines: str, as_json: bool, more: Mapping[str, Any] | None = None) -> None:
    """Say where a tender stands after an act, under which entry it is on record, and what is due next."""
    tender, entry = found
    told = tender_dict(tender)
    if as_json:
        emit(told | {"entry": entry} | dict(more or {}))
        return
    due = told["due"]
    upcoming = f"next: {due[0]['what']} by {due[0]['day']} ({due[0]['article']})" if due else "nothing is due"
    say(f"{tender.id} is {told['state']}; {upcoming}", f"on record: entry {entry}", *lines)
