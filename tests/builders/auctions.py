"""Builds auctions: an hour long, from 1,000.00 yuan in steps of 50.00, with three bidders and the usual soft close.

events = run([("a", 100_000), ("b", 105_000)])
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from bidding.auction import AuctionEvent, AuctionMove, AuctionRules
from bidding.auction.signing import signed_application, signed_bid, signed_decision
from tests.builders.keys import Holder, holder

__all__ = [
    "AUCTION",
    "CLOSES_AT",
    "OPENS_AT",
    "STARTING",
    "STEP",
    "a_bid",
    "a_close",
    "a_decision",
    "an_admission",
    "bidder",
    "official",
    "rules",
    "run",
]  # fmt: skip

OPENS_AT = datetime(2024, 5, 6, 1, tzinfo=UTC)
CLOSES_AT = OPENS_AT + timedelta(hours=1)
STARTING, STEP = 100_000, 5_000
AUCTION = "shop-1-2024"


@cache
def bidder(handle: str) -> Holder:
    """Return the holder of a bidder's key."""
    return holder(f"bidder-{handle}.example.org", 800 + ord(handle))


@cache
def official() -> Holder:
    """Return the holder of the subdistrict's key."""
    return holder("subdistrict.example.org", 799)


def rules(**changes: object) -> AuctionRules:
    """Return the rules with other values where given."""
    given: dict[str, object] = {
        "auction_id": AUCTION, "asset_id": "shop-1", "opens_at": OPENS_AT, "closes_at": CLOSES_AT,
        "hard_stop_at": CLOSES_AT + timedelta(minutes=30), "starting_fen": STARTING, "step_fen": STEP,
        "security_fen": 50_000, "bidders": {handle: bidder(handle).key.vkey for handle in "abc"},
        "officials": (official().key.vkey,),
    }  # fmt: skip
    return AuctionRules(**(given | changes))  # type: ignore[arg-type]


def a_bid(number: int, by: str, amount: int, at: datetime = OPENS_AT) -> AuctionEvent:
    """Return a bid, signed by whoever has the handle."""
    whose = bidder(by)
    return AuctionEvent(
        number, AuctionMove.BID, at, by, amount, signed_bid(AUCTION, by, amount, (whose.name, whose.pair))
    )


def an_admission(number: int, by: str, at: datetime, handle: str = "", auction: str = AUCTION) -> AuctionEvent:
    """Return the admission of whoever has a key, by its own application."""
    signed = signed_application(auction, (bidder(by).name, bidder(by).pair))
    return AuctionEvent(number, AuctionMove.ADMIT, at, handle or by, signed=signed)


def a_decision(number: int, move: str, at: datetime, reason: str = "The server was down.") -> AuctionEvent:
    """Return a signed decision of the subdistrict."""
    signed = signed_decision(AUCTION, move, reason, (official().name, official().pair))
    return AuctionEvent(number, AuctionMove(move), at, "subdistrict", signed=signed)


def a_close(number: int, at: datetime = CLOSES_AT) -> AuctionEvent:
    """Return the close."""
    return AuctionEvent(number, AuctionMove.CLOSE, at, "system")


def run(bids: Iterable[tuple[str, int]], closed: datetime | None = CLOSES_AT) -> list[AuctionEvent]:
    """Return bids a minute apart, and the close unless None."""
    events = [
        a_bid(number, by, amount, OPENS_AT + timedelta(minutes=number))
        for number, (by, amount) in enumerate(bids, start=1)
    ]
    return [*events, a_close(len(events) + 1, closed)] if closed else events
