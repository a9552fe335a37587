"""Tenders that somebody still writes: what was typed so far, kept until it is entered as a draft or an addendum."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["TenderDraft"]


class TenderDraft(Row, table=True):
    """What was typed of a notice, by step, as it was typed; it proves nothing, binds nobody, and is on no record.

    `organisation`: whose it is. `amends`: the tender of which it is an addendum, None where it begins or renews one.
    """

    __table_args__ = (Index(None, "organisation"),)

    id: str = Field(primary_key=True)
    organisation: str
    amends: str | None = None
    content: dict[str, Any] = Field(sa_type=JSON)
    saved_by: str
    saved_at: datetime = Field(sa_type=UTCDateTime)
