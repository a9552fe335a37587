"""The bodies of the API on auctions: a signed bid as it comes in, and what is told of an auction."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from web.api.shapes import Shape

__all__ = [
    "After", "ApplicationContent", "ApplicationTaken", "AuctionShown", "BidContent", "BidPlaced", "SignedApplication",
    "SignedBid", "StandingShown", "StepShown",
]  # fmt: skip

_MOST_FEN = 2**53 - 1
"""JSON numbers are exact up to here in every language."""


class After(Shape):
    """From where on events are told."""

    after: Annotated[int, Field(ge=0, description="The number of the last event that is known, or 0.")] = 0


class BidContent(Shape):
    """What a bidder signs: so much rent, in fen, in this auction."""

    format: Literal["wuxin-auction-bid-1"]
    auction_id: Annotated[str, Field(max_length=200)]
    by: Annotated[str, Field(max_length=200, description="The bidder, as the rules of the auction name it.")]
    amount_fen: Annotated[int, Field(strict=True, ge=1, le=_MOST_FEN)]


class SignedBid(Shape):
    """A bid under its bidder's key (Ed25519 over the canonical content); docs/auctions.md tells how it is signed."""

    content: BidContent
    key: Annotated[str, Field(max_length=10_000, description="The bidder's public key, as the rules name it.")]
    signature: Annotated[str, Field(max_length=10_000, description="Base64.")]


class ApplicationContent(Shape):
    """What who wants to bid signs: to take part in this auction."""

    format: Literal["wuxin-auction-application-1"]
    auction_id: Annotated[str, Field(max_length=200)]


class SignedApplication(Shape):
    """An application under the key that will bid; it becomes public with the name of the key."""

    content: ApplicationContent
    key: Annotated[str, Field(max_length=10_000, description="The public key that will bid.")]
    signature: Annotated[str, Field(max_length=10_000, description="Base64.")]


class ApplicationTaken(Shape):
    """An application on record: the handle under which its holder pays the security, and bids once admitted."""

    auction_id: str
    handle: str
    at: datetime
    security_fen: int
    entry: Annotated[str, Field(description="The entry of the public record.")]


class BidPlaced(Shape):
    """A bid that is durably on record: its number in the course, its moment, and the digest that names its entry."""

    auction_id: str
    number: int
    at: datetime
    by: str
    amount_fen: int
    entry: Annotated[str, Field(description="The entry of the public record; what proves the bid later.")]


class StandingShown(Shape):
    """Where an auction stands after an event."""

    auction_id: str
    events: int
    leading: str | None
    leading_fen: int | None
    waiting: str | None
    waiting_fen: int | None
    least_fen: int
    opens_at: datetime
    closes_at: datetime
    hard_stop_at: datetime
    paused_at: datetime | None
    ended: Literal["closed", "cancelled"] | None


class StepShown(Shape):
    """An event of an auction, as its public course tells it."""

    number: int
    move: Literal["admit", "bid", "pause", "resume", "cancel", "close"]
    at: datetime
    by: str
    amount_fen: int
    reason: str
    put_off: bool
    standing: StandingShown


class AuctionShown(Shape):
    """An auction now: the server's time, its phase then, where it stands, and its events after the one asked for."""

    now: datetime
    phase: Literal["waiting", "open", "paused", "closed", "cancelled"]
    standing: StandingShown
    steps: tuple[StepShown, ...]
