"""Marks that a member of a panel still writes: kept as they were typed until the sheet is handed in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["MarkDraft"]


class MarkDraft(Row, table=True):
    """What a member typed into the sheet of a lot, by field; it binds nobody, is on no record, and goes when handed in.

    `round`: how often the evaluation had begun; what was typed before it was voided counts no more.
    """

    tender_id: str = Field(primary_key=True)
    lot_id: str = Field(primary_key=True)
    member: str = Field(primary_key=True)
    round: int
    content: dict[str, Any] = Field(sa_type=JSON)
    saved_at: datetime = Field(sa_type=UTCDateTime)
