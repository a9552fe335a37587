"""Bids in rent auctions that come from outside: many in one commit, each taken or refused for itself, each once.

A bid is named by auction, bidder and amount: as every bid is higher than the one before, the same one again is the same
bid, and is answered as it was the first time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlmodel import Session, col

from bidding.auction import AuctionEvent, AuctionMove, Course, offer
from bidding.auction.course import refusals
from bidding.auction.signing import bid_holds
from bidding.owners.halts import Halt
from models.errors import Problem, RefusedError, WuxinError
from models.record.clerk import Deed, Entropy, enter_each
from models.record.rows import table_of
from models.tables import AuctionStep
from web.register.auctions.courses import (
    Clock,
    Courses,
    Make,
    Taken,
    announced,
    entry_of,
    events_of,
    lock,
    step_row,
    unknown,
)
from web.register.auctions.wakes import wake
from web.register.group_writer import GroupWriter
from web.register.owners.halts import auction_halts
from web.register.turns import writing_in_turn

__all__ = ["AuctionWriter", "OfferedBid", "Placed", "check", "maker", "place_all", "placed_before"]

_MOST = 32
"""Bids in one commit, so that nobody waits long behind others."""


@dataclass(frozen=True, slots=True)
class OfferedBid:
    """报价: a bid as it comes from outside, with its bidder's signature, which is its only authority."""

    auction_id: str
    by: str
    amount_fen: int
    signed: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """已受理报价: a bid that is durably on record, and whether it was there before."""

    taken: Taken
    again: bool


class AuctionWriter(GroupWriter[OfferedBid, Placed]):
    """The one writer of bids in a process; `submit` returns when a bid is durable and live servers were woken.

    It raises InputError for an unknown auction and RefusedError with every reason.
    """

    def __init__(self, engine: Engine, clock: Clock, entropy: Entropy) -> None:
        courses = Courses({})
        super().__init__(lambda bids: place_all(engine, bids, clock, entropy, courses), _MOST)


def place_all(
    engine: Engine, bids: Sequence[OfferedBid], clock: Clock, entropy: Entropy, courses: Courses
) -> list[Placed | WuxinError]:
    """Place bids in one transaction and return what became of each, in order; each is taken or refused for itself.

    All have the moment of their one commit, which is read when nobody else can write, and follow one another as they
    are given. When this returns, what was taken survives a power cut, and live servers were told to look.
    """
    names = sorted({bid.auction_id for bid in bids})
    with writing_in_turn(engine) as session:
        lock(session, names)
        standing, at = courses.of_all(session, names), clock()
        halts = auction_halts(session, {name: course.rules.asset_id for name, course in standing.items()})
        taken = [_halted(halts, bid) or _taken(standing, bid, at) for bid in bids]
        events = [(bid.auction_id, one) for bid, one in zip(bids, taken, strict=True) if isinstance(one, AuctionEvent)]
        entries = iter(_on_record(session, events, at, entropy))
        outcomes = [
            Placed(Taken(one, next(entries)), again=False)
            if isinstance(one, AuctionEvent)
            else _before(session, standing.get(bid.auction_id), bid) or one
            for bid, one in zip(bids, taken, strict=True)
        ]
    courses.known.update(standing)  # now that it is committed
    wake(engine, dict.fromkeys(name for name, _ in events))
    return outcomes


def placed_before(session: Session, bid: OfferedBid) -> Placed | None:
    """Return a bid that is on record already; None where it is new, or comes without its bidder's signature.

    Raises InputError for an unknown auction.
    """
    announced(session, bid.auction_id)
    row = AuctionStep
    query = select(col(row.number)).where(
        col(row.auction_id) == bid.auction_id, col(row.taken_by) == bid.by, col(row.amount_fen) == bid.amount_fen
    )
    found = session.scalar(query)
    if found is None:
        return None
    (event,) = events_of(session, bid.auction_id, found - 1)[:1]
    key = str((event.signed or {}).get("key"))  # the key that was admitted: the bid was taken under it
    if not bid_holds(bid.signed, bid.auction_id, (bid.by, key), bid.amount_fen):
        return None
    return Placed(Taken(event, entry_of(session, bid.auction_id, event)), again=True)


def maker(bid: OfferedBid) -> Make:
    """Return what makes the event of a bid, once it is known where the auction stands."""

    def make(course: Course, at: datetime) -> AuctionEvent:
        return AuctionEvent(course.next_number, AuctionMove.BID, at, bid.by, bid.amount_fen, bid.signed)

    return make


def check(course: Course, bid: OfferedBid, at: datetime) -> None:
    """Raise RefusedError with every reason why a bid would not be taken now; so that no nonsense waits for the lock."""
    if problems := list(refusals(course, maker(bid)(course, at))):
        raise RefusedError(problems)


def _halted(halts: Mapping[str, tuple[Halt, Problem]], bid: OfferedBid) -> WuxinError | None:
    """Return the refusal of a bid in an auction that stands still, as the owners' decision behind it was stopped."""
    found = halts.get(bid.auction_id)
    return None if found is None else RefusedError(found[1])


def _taken(standing: dict[str, Course], bid: OfferedBid, at: datetime) -> AuctionEvent | WuxinError:
    """Return the event of a bid that is taken, and let its auction stand after it; else why it is not taken."""
    course = standing.get(bid.auction_id)
    if course is None:
        return unknown(bid.auction_id)
    event = maker(bid)(course, at)
    try:
        standing[bid.auction_id] = offer(course, event)
    except RefusedError as error:
        return error
    return event


def _on_record(
    session: Session, events: Sequence[tuple[str, AuctionEvent]], at: datetime, entropy: Entropy
) -> list[str]:
    """Write events and put each on record; returns the digests of their entries, in order."""
    if not events:
        return []
    rows = [step_row(name, event) for name, event in events]
    session.execute(insert(table_of(AuctionStep)), rows)
    deeds = [Deed(f"auction/{row['auction_id']}", at, {"id": [row["id"]]}) for row in rows]
    return enter_each(session, "auction.bid", deeds, entropy)


def _before(session: Session, course: Course | None, bid: OfferedBid) -> Placed | None:
    """Return a bid that is there already; looked for only where its bidder has bid as much."""
    best = None if course is None else course.best.get(bid.by)
    return None if best is None or best.amount_fen < bid.amount_fen else placed_before(session, bid)
