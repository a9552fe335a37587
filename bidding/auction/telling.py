"""What everybody is told of an auction (竞价公开信息): each event with what it changed, and where the auction stands.

Signatures are not in it; they are in the result file, which anybody can follow. Nothing here depends on the moment at
which it is told, so that equal courses give equal words: whether an auction is open is the reader's to see from
`opens_at`, `closes_at` and the clock of the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bidding.auction.course import AuctionEvent, Course, follow
from models.values.moments import moment_number, moment_text

__all__ = ["ToldEvent", "reason_of", "standing_json", "told_events"]


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """公开事件: an event, where the auction stands after it, and whether it put the end off."""

    event: AuctionEvent
    after: Course
    put_off: bool

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values: number, move, at, by, amount_fen, reason, put_off, and `standing`."""
        event = self.event
        return {
            "number": event.number, "move": str(event.move), "at": _text(event.at), "by": event.by,
            "amount_fen": event.amount_fen, "reason": reason_of(event), "put_off": self.put_off,
            "standing": standing_json(self.after),
        }  # fmt: skip


def told_events(course: Course, events: Iterable[AuctionEvent]) -> Iterator[ToldEvent]:
    """Yield what is told of events that were taken, which follow on `course`, in order."""
    for event in events:
        after = follow(course, event)
        yield ToldEvent(event, after, after.closes_at > course.closes_at)
        course = after


def standing_json(course: Course) -> dict[str, Any]:
    """Return where an auction stands as plain values; moments in UTC, amounts in fen.

    `ended` is `closed` or `cancelled` once that is on record; `paused_at` stands while a pause lasts.
    """
    leading, waiting = course.leading, course.waiting
    return {
        "auction_id": course.rules.auction_id, "events": 0 if course.last is None else course.last.number,
        "leading": leading and leading.by, "leading_fen": leading and leading.amount_fen,
        "waiting": waiting and waiting.by, "waiting_fen": waiting and waiting.amount_fen,
        "least_fen": course.least_fen, "opens_at": _text(course.rules.opens_at), "closes_at": _text(course.closes_at),
        "hard_stop_at": _text(course.hard_stop_at), "paused_at": course.paused_at and _text(course.paused_at),
        "ended": course.ended and str(course.ended),
    }  # fmt: skip


def reason_of(event: AuctionEvent) -> str:
    """Return the reason that an official signed for a decision; nothing for a bid and for the close."""
    content = {} if event.signed is None else event.signed.get("content", {})
    return str(content.get("reason", ""))


def _text(moment: datetime) -> str:
    return moment_text(moment_number(moment))
