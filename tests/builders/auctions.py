"""Builds auctions: an hour long, from 1,000.00 yuan in steps of 50.00, with three bidders and the usual soft close.

events = run([("a", 100_000), ("b", 105_000)])
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bidding.auction import AuctionEvent, AuctionMove, AuctionRules

__all__ = ["BASIS", "CLOSES_AT", "OPENS_AT", "STARTING", "STEP", "a_bid", "a_decision", "rules", "run"]

OPENS_AT = datetime(2024, 5, 6, 1, tzinfo=UTC)
CLOSES_AT = OPENS_AT + timedelta(hours=1)
STARTING, STEP = 100_000, 5_000
BASIS = "0" * 64


def rules(**changes: object) -> AuctionRules:
    """Return the rules with other values where given."""
    given: dict[str, object] = {
        "auction_id": "shop-1-2024", "asset_id": "shop-1", "opens_at": OPENS_AT, "closes_at": CLOSES_AT,
        "hard_stop_at": CLOSES_AT + timedelta(minutes=30), "starting_fen": STARTING, "step_fen": STEP,
        "security_fen": 50_000, "bidders": frozenset("abc"),
    }  # fmt: skip
    return AuctionRules(**(given | changes))  # type: ignore[arg-type]


def a_bid(number: int, by: str, amount: int, at: datetime = OPENS_AT) -> AuctionEvent:
    """Return a bid."""
    return AuctionEvent(number, AuctionMove.BID, at, by, amount)


def a_decision(number: int, move: str, at: datetime, basis: str = BASIS) -> AuctionEvent:
    """Return a decision of the authority, or the close."""
    return AuctionEvent(number, AuctionMove(move), at, "subdistrict", basis=basis)


def run(bids: Iterable[tuple[str, int]], closed: datetime | None = CLOSES_AT) -> list[AuctionEvent]:
    """Return bids a minute apart, and the close unless None."""
    events = [
        a_bid(number, by, amount, OPENS_AT + timedelta(minutes=number))
        for number, (by, amount) in enumerate(bids, start=1)
    ]
    return [*events, a_decision(len(events) + 1, "close", closed, "")] if closed else events
