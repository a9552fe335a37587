"""Rent auctions in the register: announced once, then one event after the other, each durable and on record at once.

The moment of an event is read when nobody else can write to its auction any more, just before it is committed; that is
the moment that decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import false, or_, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from bidding.auction import AuctionEvent, AuctionMove, AuctionRules, Course, offer, stand, started
from bidding.auction.course import follow
from bidding.auction.rules import rules_from
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.clerk import Entropy
from models.record.rows import rows_by, table_of
from models.tables import Auction, AuctionStep, LedgerEntry
from models.values.plain import lines_of
from web.register.owners.halts import auction_halts
from web.register.row_locks import lock_rows

__all__ = [
    "Courses", "Taken", "announce", "announced", "course_of", "entry_of", "events_of", "lock", "names", "newest",
    "step_row", "take", "unknown",
]  # fmt: skip

Clock = Callable[[], datetime]
Make = Callable[[Course, datetime], AuctionEvent]
"""Given where it stands and the moment, the event that somebody wants to take."""

_ACTS: Final = {
    AuctionMove.ADMIT: "auction.admitted", AuctionMove.BID: "auction.bid", AuctionMove.PAUSE: "auction.paused",
    AuctionMove.RESUME: "auction.resumed", AuctionMove.CANCEL: "auction.cancelled", AuctionMove.CLOSE: "auction.closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """An event that was taken, and the digest that names its entry in the public record."""

    event: AuctionEvent
    entry: str


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

    def of_all(self, session: Session, auction_ids: Collection[str]) -> dict[str, Course]:
        """Return where several auctions stand, by at most two statements; unknown ones are missing."""
        new = _rules_of(session, [name for name in auction_ids if name not in self.known])
        beginning = {name: started(rules) for name, rules in new.items()}
        found = {name: self.known[name] for name in auction_ids if name in self.known} | beginning
        step = table_of(AuctionStep)
        later = [
            (step.c.auction_id == name) & (step.c.number > (course.last.number if course.last else 0))
            for name, course in found.items()
        ]
        for row in session.execute(select(step).where(or_(false(), *later)).order_by(step.c.auction_id, step.c.number)):
            found[row.auction_id] = follow(found[row.auction_id], _event(row))
        self.known.update(found)
        return found


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


def take(session: Session, auction_id: str, make: Make, clock: Clock, entropy: Entropy, courses: Courses) -> Taken:
    """Take an event and put it on record, or raise RefusedError with every reason why it is not taken.

    `session` is one that `models.tables.writing` gave: nobody else writes meanwhile on SQLite; elsewhere the row of the
    auction is locked before the clock is read. Whoever commits it calls `web.register.auctions.wakes.wake`.
    """
    lock(session, [auction_id])
    course, at = courses.of(session, auction_id), clock()
    event = make(course, at)
    offer(course, event)
    if event.move is AuctionMove.BID and (halts := auction_halts(session, {auction_id: course.rules.asset_id})):
        raise RefusedError(halts[auction_id][1])
    key = f"{auction_id}/{event.number}"
    session.add(AuctionStep(**step_row(auction_id, event)))
    try:
        session.flush()
    except IntegrityError as error:  # the number is unique within the auction
        what = "somebody else's event came first"
        raise RefusedError(Problem(f"auction {auction_id}", what, "Look again, then repeat.")) from error
    entry = Clerk(session, at, entropy).enter(_ACTS[event.move], f"auction/{auction_id}", {}, {"id": [key]})
    return Taken(event, entry)


def lock(session: Session, auction_ids: Collection[str]) -> None:
    """Wait until nobody else can write to these auctions."""
    row = col(Auction.auction_id)
    lock_rows(session, select(row).where(row.in_(auction_ids)).order_by(row))


def step_row(auction_id: str, event: AuctionEvent) -> dict[str, Any]:
    """Return the row of an event, column by column."""
    return {
        "id": f"{auction_id}/{event.number}", "auction_id": auction_id, "number": event.number,
        "move": str(event.move), "taken_at": event.at, "taken_by": event.by, "amount_fen": event.amount_fen,
        "signed": None if event.signed is None else dict(event.signed),
    }  # fmt: skip


def course_of(session: Session, auction_id: str) -> Course:
    """Return where an auction stands, every row checked. Raises InputError where one could not have been taken."""
    return stand(announced(session, auction_id), events_of(session, auction_id))


def announced(session: Session, auction_id: str) -> AuctionRules:
    """Return the rules of an auction. Raises InputError where there is none of the name."""
    row = session.get(Auction, auction_id)
    if row is None:
        raise unknown(auction_id)
    return rules_from(row.rules)


def unknown(auction_id: str) -> InputError:
    """Return what is said of an auction that nobody announced."""
    return InputError(Problem(f"auction {auction_id}", "there is none of this name", "Run: wuxin auction list"))


def events_of(session: Session, auction_id: str, after: int = 0) -> Sequence[AuctionEvent]:
    """Return the events of an auction after a number, in order."""
    step = table_of(AuctionStep)
    query = select(step).where(step.c.auction_id == auction_id, step.c.number > after).order_by(step.c.number)
    return [_event(row) for row in session.execute(query)]


def _event(row: Any) -> AuctionEvent:  # noqa: ANN401 - a row of auction_step
    at = row.taken_at.astimezone(UTC)
    return AuctionEvent(row.number, AuctionMove(row.move), at, row.taken_by, row.amount_fen, row.signed)


def _rules_of(session: Session, auction_ids: Collection[str]) -> dict[str, AuctionRules]:
    if not auction_ids:
        return {}
    row = Auction
    query = select(col(row.auction_id), col(row.rules)).where(col(row.auction_id).in_(auction_ids))
    return {name: rules_from(rules) for name, rules in session.execute(query)}


def entry_of(session: Session, auction_id: str, event: AuctionEvent) -> str:
    """Return the digest of the entry that put an event on record, as `take` told it."""
    kept = list(rows_by(session, AuctionStep, "id", [f"{auction_id}/{event.number}"]))
    attached, entry = sha256(lines_of(kept)).hexdigest(), LedgerEntry
    query = select(col(entry.digest), col(entry.content)).where(
        col(entry.subject) == f"auction/{auction_id}", col(entry.type) == _ACTS[event.move]
    )
    return next(str(digest) for digest, content in session.execute(query) if attached in str(content))


def newest(session: Session, most: int, skipped: int = 0) -> list[str]:
    """Return the names of so many auctions, the one announced last first."""
    row = Auction
    query = select(col(row.auction_id)).order_by(col(row.announced_at).desc(), col(row.auction_id))
    return list(session.scalars(query.limit(most).offset(skipped)))


def names(session: Session) -> list[str]:
    """Return the names of all auctions, in the order in which they were announced."""
    return list(
        session.scalars(select(col(Auction.auction_id)).order_by(col(Auction.announced_at), col(Auction.auction_id)))
    )
