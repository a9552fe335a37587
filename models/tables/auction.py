"""Rent auctions (网络竞价): rules as announced, who applied with which security, what happened; rows are only added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["Auction", "AuctionApplicationStep", "AuctionStep"]


class Auction(Row, table=True):
    """One auction: its rules as plain JSON, which never change once it is announced."""

    auction_id: str = Field(primary_key=True)
    rules: dict[str, Any] = Field(sa_type=JSON)
    announced_by: str
    announced_at: datetime = Field(sa_type=UTCDateTime)


class AuctionStep(Row, table=True):
    """One event; `number` counts from 1 without a gap, so that of two bids at once only one is next.

    `signed` is the application, bid or decision under its key; a close, which the clock makes, has none.
    """

    __table_args__ = (
        UniqueConstraint("auction_id", "number"),
        one_of("move", "admit", "bid", "pause", "resume", "cancel", "close"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(move = 'bid') = (amount_fen > 0)", name="a_bid_has_its_amount"),
        CheckConstraint("(move = 'close') = (signed IS NULL)", name="all_but_the_close_is_signed"),
    )

    id: str = Field(primary_key=True)
    auction_id: str = Field(foreign_key="auction.auction_id")
    number: int
    move: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    taken_by: str
    amount_fen: int = Field(sa_type=BigInteger)
    signed: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class AuctionApplicationStep(Row, table=True):
    """A step of an application to take part, by its handle; that it was admitted is a step of the auction.

    `amount_fen` is what was paid, given back or kept of the security; `signed` the application under its key.
    """

    __table_args__ = (
        UniqueConstraint("auction_id", "handle", "number"),
        one_of("move", "apply", "pay", "refuse", "refund", "keep"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(move IN ('pay', 'refund', 'keep')) = (amount_fen > 0)", name="money_has_its_amount"),
        CheckConstraint("(move = 'apply') = (signed IS NOT NULL)", name="an_application_is_signed"),
    )

    id: str = Field(primary_key=True)
    auction_id: str = Field(foreign_key="auction.auction_id")
    handle: str
    number: int
    move: str
    happened_on: date
    taken_at: datetime = Field(sa_type=UTCDateTime)
    taken_by: str
    amount_fen: int = Field(default=0, sa_type=BigInteger)
    reason: str = ""
    signed: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
