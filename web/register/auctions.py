"""Rent auctions in the register: announced once, then one event after the other, each durable and on record at once.

The moment of an event is read when nobody else can write to its auction any more, just before it is committed; that is
the moment that decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from bidding.auction import AuctionEvent, AuctionMove, AuctionRules, Course, offer, stand, started
from bidding.auction.course import follow
from bidding.auction.rules import rules_from
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.clerk import Entropy
from models.tables import Auction, AuctionStep

__all__ = ["Courses", "announce", "announced", "course_of", "events_of", "names", "take"]

Clock = Callable[[], datetime]
Make = Callable[[Course, datetime], AuctionEvent]
"""Given where it stands and the moment, the event that somebody wants to take."""

_ACTS: Final = {
    AuctionMove.BID: "auction.bid", AuctionMove.PAUSE: "auction.paused", AuctionMove.RESUME: "auction.resumed",
    AuctionMove.CANCEL: "auction.cancelled", AuctionMove.CLOSE: "auction.closed",
}  # fmt: skip


@dataclass(frozen=True)
class Courses:
    """Where auctions stand, remembered: as rows are only ever added, only later ones have to be read."""

    known: dict[str, Course]

    def of(self, session: Session, auction_id: str) -> Course:
        """Return where an auction stands after its newest row. Raises InputError for an unknown one."""
        before = self.known.get(auction_id) or started(announced(session, auction_id))
        after = before
        for event in events_of(session, auction_id, before.last.number if before.last else 0):
            after = follow(after, event)
        self.known[auction_id] = after
        return after


def announce(clerk: Clerk, rules: AuctionRules, by: str) -> None:
    """Announce an auction, on record. Raises RefusedError where the name is taken or it would have opened already."""
    where = f"auction {rules.auction_id}"
    problems = []
    if clerk.session.get(Auction, rules.auction_id) is not None:
        problems.append(Problem(where, "there is an auction of this name already", "Name another."))
    if clerk.at >= rules.opens_at:
        problems.append(Problem(where, "it would have opened already", "Let it open later, so that all can know."))
    if problems:
        raise RefusedError(problems)
    clerk.session.add(
        Auction(auction_id=rules.auction_id, rules=rules.as_json(), announced_by=by, announced_at=clerk.at)
    )
    clerk.enter("auction.announced", f"auction/{rules.auction_id}", {}, {"auction_id": [rules.auction_id]})


def take(
    session: Session, auction_id: str, make: Make, clock: Clock, entropy: Entropy, courses: Courses
) -> AuctionEvent:
    """Take an event and put it on record, or raise RefusedError with every reason why it is not taken.

    `session` is one that `models.tables.writing` gave, for this event alone: nobody else writes meanwhile on
    SQLite; elsewhere the row of the auction is locked before the clock is read.
    """
    session.execute(select(col(Auction.auction_id)).where(col(Auction.auction_id) == auction_id).with_for_update())
    course, at = courses.of(session, auction_id), clock()
    event = make(course, at)
    offer(course, event)
    key = f"{auction_id}/{event.number}"
    session.add(AuctionStep(
        id=key, auction_id=auction_id, number=event.number, move=str(event.move), taken_at=event.at, taken_by=event.by,
        amount_fen=event.amount_fen, signed=None if event.signed is None else dict(event.signed),
    ))  # fmt: skip
    try:
        session.flush()
    except IntegrityError as error:  # the number is unique within the auction
        what = "somebody else's event came first"
        raise RefusedError(Problem(f"auction {auction_id}", what, "Look again, then repeat.")) from error
    Clerk(session, at, entropy).enter(_ACTS[event.move], f"auction/{auction_id}", {}, {"id": [key]})
    return event


def course_of(session: Session, auction_id: str) -> Course:
    """Return where an auction stands, every row checked. Raises InputError where one could not have been taken."""
    return stand(announced(session, auction_id), events_of(session, auction_id))


def announced(session: Session, auction_id: str) -> AuctionRules:
    """Return the rules of an auction. Raises InputError where there is none of the name."""
    row = session.get(Auction, auction_id)
    if row is None:
        raise InputError(Problem(f"auction {auction_id}", "there is none of this name", "Run: wuxin auction list"))
    return rules_from(row.rules)


def events_of(session: Session, auction_id: str, after: int = 0) -> Sequence[AuctionEvent]:
    """Return the events of an auction after a number, in order."""
    row = AuctionStep
    query = select(row).where(col(row.auction_id) == auction_id, col(row.number) > after).order_by(col(row.number))
    return [
        AuctionEvent(
            one.number, AuctionMove(one.move), one.taken_at.astimezone(UTC), one.taken_by, one.amount_fen, one.signed
        )
        for one in session.scalars(query)
    ]


def names(session: Session) -> list[str]:
    """Return the names of all auctions, in the order in which they were announced."""
    return list(
        session.scalars(select(col(Auction.auction_id)).order_by(col(Auction.announced_at), col(Auction.auction_id)))
    )
