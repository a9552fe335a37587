"""Sealed bids (密封投标) as the register keeps them: what happened to a box, submissions, and ciphertext in pieces.

Nothing here tells who bids, how much, or how many: submissions, replacements, withdrawals and fillers are rows of one
kind. Everything is only added.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["BidBoxEvent", "BidEnvelope", "BidHandIn", "BidPiece", "BidSubmission"]


class BidBoxEvent(Row, table=True):
    """One event of a tender's box; `number` counts from 1 within it, so that of two writers at once one is first."""

    __table_args__ = (
        UniqueConstraint("tender_id", "number"),
        one_of(
            "move", "announce", "amend", "close", "hand_in", "rescue", "open_covers", "open_technical", "open_prices"
        ),
        CheckConstraint("(number = 1) = (move = 'announce')", name="an_announcement_comes_first"),
    )

    id: int | None = Field(default=None, primary_key=True)
    tender_id: str
    number: int
    move: str
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    content: dict[str, Any] = Field(sa_type=JSON)


class BidSubmission(Row, table=True):
    """A submission that was accepted, by its digest; `statement` is the signed text, `accepted_at` the moment."""

    __table_args__ = (Index(None, "tender_id", "lot_id", "accepted_at"),)

    digest: str = Field(primary_key=True)
    tender_id: str
    lot_id: str
    accepted_at: datetime = Field(sa_type=UTCDateTime)
    statement: str = Field(sa_type=Text)


class BidEnvelope(Row, table=True):
    """An envelope that was uploaded whole: its pieces had this SHA-256 and length when the row was written."""

    __table_args__ = (CheckConstraint("bytes > 0", name="bytes"),)

    digest: str = Field(primary_key=True)
    tender_id: str
    bytes: int = Field(sa_type=BigInteger)


class BidPiece(Row, table=True):
    """A piece of an envelope's ciphertext, up to 1 MiB, numbered from 0; a row by itself, so that uploads go on.

    `tender_id` is the tender for which it was uploaded, by which the room that a box takes is counted; pieces of
    envelopes that were never whole before there was such a count have none.
    """

    __table_args__ = (
        CheckConstraint("number >= 0", name="number"),
        CheckConstraint("length(data) BETWEEN 1 AND 1048576", name="size"),
    )

    envelope: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    tender_id: str | None = Field(default=None, index=True)
    data: bytes = Field(sa_type=LargeBinary)


class BidHandIn(Row, table=True):
    """What a custodian or a bidder handed in, by its SHA-256; an event of the box names it from then on.

    The text itself goes public with the opening that it serves, never before.
    """

    __table_args__ = (
        one_of("kind", "shares", "halves"),
        CheckConstraint("(part IS NOT NULL) = (kind = 'shares')", name="shares_have_their_part"),
        Index(None, "tender_id", "kind", "part"),
    )

    digest: str = Field(primary_key=True)
    tender_id: str
    kind: str
    part: str | None = None
    given_by: str
    text: str = Field(sa_type=Text)
