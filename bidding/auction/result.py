"""The result of an auction (竞价结果) as one file that anybody can follow from its first bid to its last."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bidding.auction.course import AuctionEvent, AuctionMove, Course, Phase, stand
from bidding.auction.rules import AuctionRules, rules_from
from models.errors import InputError, Problem, RefusedError
from models.values.canonical import canonical
from models.values.moments import moment_number, moment_text, parse_moment

__all__ = ["AuctionResult", "event_from", "event_json", "replayed", "result_of", "result_text"]

_FIRST_VERSION = 1


@dataclass(frozen=True, slots=True)
class AuctionResult:
    """Who won at which rent in fen, and whose best bid waits; nobody where nobody bid."""

    auction_id: str
    winner: str | None
    rent_fen: int | None
    waiting: str | None
    waiting_fen: int | None
    bids: int

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "auction_id": self.auction_id, "winner": self.winner, "rent_fen": self.rent_fen, "waiting": self.waiting,
            "waiting_fen": self.waiting_fen, "bids": self.bids,
        }  # fmt: skip


def result_of(course: Course, events: Iterable[AuctionEvent]) -> AuctionResult:
    """Return the result of an auction whose close is on record. Raises RefusedError before."""
    rules = course.rules
    if course.ended is not Phase.CLOSED:
        what = "its close is not on record, or it was cancelled"
        raise RefusedError(Problem(f"auction {rules.auction_id}", what, "The result follows the close."))
    winner, rent_fen = _told(course.leading)
    waiting, waiting_fen = _told(course.waiting)
    bids = sum(event.move is AuctionMove.BID for event in events)
    return AuctionResult(rules.auction_id, winner, rent_fen, waiting, waiting_fen, bids)


def _told(bid: AuctionEvent | None) -> tuple[str | None, int | None]:
    return (None, None) if bid is None else (bid.by, bid.amount_fen)


def result_text(rules: AuctionRules, events: Iterable[AuctionEvent]) -> str:
    """Return the file: rules, every event in order, and the result, as canonical JSON."""
    kept = tuple(events)
    result = result_of(stand(rules, kept), kept)
    plain = {
        "wuxin_auction": _FIRST_VERSION, "rules": rules.as_json(), "events": [event_json(event) for event in kept],
        "result": result.as_json(),
    }  # fmt: skip
    return canonical(plain).decode()


def replayed(text: str | bytes) -> AuctionResult:
    """Return the result that a file's rules and events lead to, whatever it says itself.

    Raises InputError where it cannot be read, where an event could not have been taken, or where it says otherwise.
    """
    where = "auction result"
    try:
        plain = json.loads(text)
        version, told = plain["wuxin_auction"], plain["result"]
        rules, events = rules_from(plain["rules"]), tuple(event_from(event) for event in plain["events"])
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(Problem(where, f"it cannot be read: {error}", "Take the file as it was published.")) from None
    if version != _FIRST_VERSION:
        raise InputError(Problem(where, f"its version is {version!r}", f"Known here: {_FIRST_VERSION}."))
    found = result_of(stand(rules, events), events)
    if found.as_json() != told:
        what = f"it says {told}, and its events lead to {found.as_json()}"
        raise InputError(Problem(where, what, "Compare it with the public record."))
    return found


def event_json(event: AuctionEvent) -> dict[str, Any]:
    """Return an event as plain values with a canonical form."""
    return {
        "number": event.number, "move": str(event.move), "at": moment_text(moment_number(event.at)), "by": event.by,
        "amount_fen": event.amount_fen, "signed": event.signed and dict(event.signed),
    }  # fmt: skip


def event_from(plain: dict[str, Any]) -> AuctionEvent:
    """Return the event of `event_json`. Raises KeyError, TypeError or ValueError for anything else."""
    parse_moment(plain["at"])
    return AuctionEvent(
        int(plain["number"]), AuctionMove(plain["move"]), datetime.fromisoformat(plain["at"]), str(plain["by"]),
        int(plain["amount_fen"]), plain["signed"],
    )  # fmt: skip
