"""What lies ahead for everybody: deadlines of tenders, windows and ends of listings, auctions; from the facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.auction.rules import rules_from
from bidding.tender import Tender
from bidding.tender.timetable import Occasion, timetable
from credit.standing.deadlines import respond_by
from credit.standing.laws import law_for
from credit.standing.listing import Listing, Move
from models.tables import Auction, AuctionStep
from models.values.moments import shanghai_date
from models.values.working_days import working_or_weekday
from web.register.tenders.events import tenders_kept

__all__ = ["CalendarEntry", "Kind", "calendar_entries", "tender_entries"]

Kind = Literal["tender", "list", "auction"]
_EVER: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One line of the calendar.

    `what` is an Occasion of a tender's timetable, `window` or `end` of a listing, `auction` of an auction. `key` names
    the line for good, whenever it is asked for; `told_at` is when what is on record last changed it. A listing in its
    window names nobody: until it is published, nobody but the company is told.
    """

    kind: Kind
    key: str
    id: str
    title: str
    what: str
    day: date
    told_at: datetime
    at: datetime | None = None
    until: datetime | None = None
    lot: str | None = None
    version: int = 1


def calendar_entries(session: Session, listings: Iterable[Listing]) -> list[CalendarEntry]:
    """Return every line, the earliest first; two statements. `listings`: those with which something was done."""
    tenders = (line for tender in tenders_kept(session) for line in tender_entries(tender))
    found = [*tenders, *_of_listings(listings), *_of_auctions(session)]
    return sorted(found, key=lambda one: (one.day, one.at is None, one.at or one.told_at, one.key))


def tender_entries(tender: Tender) -> Iterator[CalendarEntry]:
    """Yield the timetable of a tender as lines of the calendar; its publication is no deadline."""
    told_at = tender.events[-1].at
    for one in timetable(tender):
        if one.what is not Occasion.PUBLISHED:
            yield CalendarEntry(
                "tender", "/".join(filter(None, ("tender", tender.id, str(one.what), one.lot))), tender.id,
                tender.notice.title, str(one.what), one.day, told_at, one.at, None, one.lot, len(tender.events),
            )  # fmt: skip


def _of_listings(listings: Iterable[Listing]) -> Iterator[CalendarEntry]:
    for one in listings:
        decided = any(one.last(move) is not None for move in (Move.UPHOLD, Move.DROP))
        window = None if decided else respond_by(one, law_for(one.facts.jurisdiction), working_or_weekday)
        published, lifted = one.last(Move.PUBLISH), one.last(Move.LIFT)
        name = str(one.number)
        told_at = one.steps[-1].at if one.steps else _EVER
        if window is not None:
            yield _listed(one, "window", name, window, told_at)
        if published is not None and lifted is None and one.decided_end is not None:
            yield _listed(one, "end", name, one.decided_end, told_at)


def _listed(one: Listing, what: str, name: str, day: date, told_at: datetime) -> CalendarEntry:
    return CalendarEntry("list", f"list/{name}/{what}", name, one.facts.kind, what, day, told_at)


def _of_auctions(session: Session) -> Iterator[CalendarEntry]:
    stopped = select(col(AuctionStep.auction_id)).where(col(AuctionStep.move) == "cancel")
    query = select(Auction).where(col(Auction.auction_id).not_in(stopped)).order_by(col(Auction.auction_id))
    for row in session.scalars(query):
        rules = rules_from(row.rules)
        yield CalendarEntry(
            "auction", f"auction/{row.auction_id}", row.auction_id, rules.asset_id, "auction",
            shanghai_date(rules.opens_at), row.announced_at.astimezone(UTC), rules.opens_at, rules.closes_at,
        )  # fmt: skip
