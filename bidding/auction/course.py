"""The course of an auction (竞价过程): what happened, in the order in which it was committed, and where it stands.

Who may bid is told by the rules, or admitted afterwards, as an event like any other: before it opens, each by an
application that the own key signed. So nobody can let somebody in, or put another key in the place of one, once it is
open, and whoever follows the course finds every bidder's key in it.

The server's clock alone says when a bid came: the moment at which it is committed. A clock that goes back moves
nothing: events never lie before the last one, and after `close` is on record none is taken. A pause gives back the time
it took. Every bid rises by a step over the one that leads, so no two are equal and there is no tie to break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, assert_never

from bidding.auction.rules import AuctionRules
from bidding.auction.signing import applicant_key, bid_holds, decision_holds
from models.errors import InputError, Problem, RefusedError

__all__ = ["AuctionEvent", "AuctionMove", "Course", "Phase", "follow", "offer", "refusals", "stand", "started"]


class AuctionMove(StrEnum):
    """What happens in an auction."""

    ADMIT = "admit"
    BID = "bid"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    CLOSE = "close"


class Phase(StrEnum):
    """Where an auction stands at a moment."""

    WAITING = "waiting"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class AuctionEvent:
    """One event: its number from 1 without a gap, when it was committed, and whose.

    `by` is the handle of who bids or is admitted. `signed` is the application, bid or decision under its key, as
    `bidding.auction.signing` makes it; a close has none.
    """

    number: int
    move: AuctionMove
    at: datetime
    by: str
    amount_fen: int = 0
    signed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """An auction after so many events: both ends as put off so far, whether it is paused, and each bidder's best bid.

    `best` holds handle -> the event of the highest bid, the leading one last; `admitted` handle -> the key (vkey) of
    those who were admitted beside the bidders of the rules.
    """

    rules: AuctionRules
    closes_at: datetime
    hard_stop_at: datetime
    last: AuctionEvent | None = None
    paused_at: datetime | None = None
    ended: Phase | None = None
    best: dict[str, AuctionEvent] = field(default_factory=dict)
    admitted: dict[str, str] = field(default_factory=dict)

    @property
    def bidders(self) -> dict[str, str]:
        """Return handle -> key (vkey) of all who may bid."""
        return {**self.rules.bidders, **self.admitted}

    @property
    def next_number(self) -> int:
        """Return the number of the next event."""
        return 1 if self.last is None else self.last.number + 1

    @property
    def leading(self) -> AuctionEvent | None:
        """Return the bid that leads, None before there is one."""
        return next(reversed(self.best.values()), None)

    @property
    def waiting(self) -> AuctionEvent | None:
        """Return the best bid of another bidder, which waits until the winner has signed; None where there is none."""
        return next(iter(list(reversed(self.best.values()))[1:2]), None)

    @property
    def least_fen(self) -> int:
        """Return the least amount that may be bid now."""
        leading = self.leading
        return self.rules.starting_fen if leading is None else leading.amount_fen + self.rules.step_fen

    def phase(self, at: datetime) -> Phase:
        """Return where it stands at a moment. An auction that is paused does not close."""
        if self.ended is not None:
            return self.ended
        if self.paused_at is not None:
            return Phase.PAUSED
        if at < self.rules.opens_at:
            return Phase.WAITING
        return Phase.OPEN if at < self.closes_at else Phase.CLOSED


def started(rules: AuctionRules) -> Course:
    """Return the course before anything happened."""
    return Course(rules, rules.closes_at, rules.hard_stop_at)


def stand(rules: AuctionRules, events: Iterable[AuctionEvent]) -> Course:
    """Return the course after all events. Raises InputError where one of them could not have been taken."""
    course = started(rules)
    for event in events:
        where, remedy = f"auction {rules.auction_id}, event {event.number}", "The record is damaged: wuxin log verify."
        if problems := [Problem(where, problem.what, remedy) for problem in refusals(course, event)]:
            raise InputError(problems)
        course = follow(course, event)
    return course


def offer(course: Course, event: AuctionEvent) -> Course:
    """Return the course with one more event. Raises RefusedError with every reason why it is not taken."""
    if problems := list(refusals(course, event)):
        raise RefusedError(problems)
    return follow(course, event)


def follow(course: Course, event: AuctionEvent) -> Course:
    """Return the course after an event that was taken."""
    counted = replace(course, last=event)
    match event.move:
        case AuctionMove.ADMIT:
            key = applicant_key(event.signed, course.rules.auction_id) or ""
            return replace(counted, admitted=course.admitted | {event.by: key})
        case AuctionMove.BID:
            best = {who: bid for who, bid in course.best.items() if who != event.by} | {event.by: event}
            return replace(counted, best=best, closes_at=_put_off(course, event.at))
        case AuctionMove.PAUSE:
            return replace(counted, paused_at=event.at)
        case AuctionMove.RESUME:
            taken = event.at - (course.paused_at or event.at)
            closes_at, hard_stop_at = course.closes_at + taken, course.hard_stop_at + taken
            return replace(counted, paused_at=None, closes_at=closes_at, hard_stop_at=hard_stop_at)
        case AuctionMove.CANCEL:
            return replace(counted, ended=Phase.CANCELLED)
        case AuctionMove.CLOSE:
            return replace(counted, ended=Phase.CLOSED)
        case _:
            assert_never(event.move)


def refusals(course: Course, event: AuctionEvent) -> Iterator[Problem]:
    """Yield every reason why an event cannot be taken."""
    last, due = course.last, course.next_number
    if event.number != due:
        yield Problem("number", f"it would be {event.number}, and {due} is next", "Look again, then repeat.")
    if last is not None and event.at < last.at:
        yield Problem("when", "it would lie before the event on record", "Check the clock of the server.")
    if event.move is AuctionMove.BID:
        yield from _bid_refusals(course, event)
    elif event.move is AuctionMove.ADMIT:
        yield from _admission_refusals(course, event)
    else:
        yield from _decision_refusals(course, event)


def _bid_refusals(course: Course, event: AuctionEvent) -> Iterator[Problem]:
    phase, leading = course.phase(event.at), course.leading
    if phase is not Phase.OPEN:
        yield Problem("when", f"the auction is {phase}", _WHEN[phase])
    key = course.bidders.get(event.by)
    if key is None:
        remedy = "Pay the security and be admitted before it opens."
        yield Problem("bidder", "this bidder was not admitted", remedy)
    elif not bid_holds(event.signed, course.rules.auction_id, (event.by, key), event.amount_fen):
        yield Problem("signature", "it is not this bidder's, on this amount", "Sign the bid with the key admitted.")
    if event.amount_fen < course.least_fen:
        yield Problem("amount", f"{event.amount_fen} fen is too little", f"Bid at least {course.least_fen} fen.")
    if leading is not None and leading.by == event.by:
        yield Problem("bidder", "this bidder leads already", "Wait until somebody bids more.")


def _admission_refusals(course: Course, event: AuctionEvent) -> Iterator[Problem]:
    phase, key = course.phase(event.at), applicant_key(event.signed, course.rules.auction_id)
    if phase is not Phase.WAITING:
        remedy = "Bidders are admitted before it opens, so that all know then against whom they bid."
        yield Problem("when", f"the auction is {phase}", remedy)
    if key is None:
        yield Problem("signature", "no key applies for this auction", "Take the application as it was signed.")
    if key in course.bidders.values():
        yield Problem("bidder", "this key was admitted already", "Nobody bids under two names.")
    if event.by in course.bidders or not event.by.strip():
        yield Problem("bidder", f"the name {event.by!r} is another bidder's, or none", "Give each a name of its own.")


_WHEN: Final = {
    Phase.WAITING: "Wait until it opens.",
    Phase.OPEN: "",
    Phase.PAUSED: "Wait until it is resumed.",
    Phase.CLOSED: "The last bid in time stands.",
    Phase.CANCELLED: "See the decision that cancelled it.",
}


_MAY: Final = {
    AuctionMove.PAUSE: (Phase.OPEN,),
    AuctionMove.RESUME: (Phase.PAUSED,),
    AuctionMove.CANCEL: (Phase.WAITING, Phase.OPEN, Phase.PAUSED),
    AuctionMove.CLOSE: (Phase.CLOSED,),
}


def _decision_refusals(course: Course, event: AuctionEvent) -> Iterator[Problem]:
    phase = course.phase(event.at)
    if phase not in _MAY[event.move] or course.ended is not None:
        may = " or ".join(_MAY[event.move])
        yield Problem(str(event.move), f"it is {phase}, and this is done while it is {may}", "")
    if event.move is not AuctionMove.CLOSE and not decision_holds(event.signed, course.rules, str(event.move)):
        remedy = "Sign it, with its reason, with a key that the rules name."
        yield Problem(str(event.move), "no official's decision with a reason is signed for it", remedy)


def _put_off(course: Course, at: datetime) -> datetime:
    soft = course.rules.soft_close
    if course.closes_at - at > soft.within:
        return course.closes_at
    return max(course.closes_at, min(course.hard_stop_at, at + soft.extension))
