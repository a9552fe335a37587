"""Tenders for preliminary service (前期物业服务招标), as far as a notice goes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["Tender"]


class Tender(Row, table=True):
    """A notice: whose estate, who asks, which grades may bid, by what clause, and when bids close."""

    __table_args__ = (
        CheckConstraint("bids_close_at > published_at", name="closes_after_it_is_published"),
        CheckConstraint("(instrument IS NULL) = (article IS NULL)", name="an_instrument_has_its_article"),
    )

    tender_id: str = Field(primary_key=True)
    title: str
    community_id: str = Field(foreign_key="community.community_id")
    procuring_entity: str
    notice: str
    required_grades: list[str] = Field(sa_type=JSON)
    instrument: str | None = None
    article: str | None = None
    published_at: datetime = Field(sa_type=UTCDateTime)
    bids_close_at: datetime = Field(sa_type=UTCDateTime, index=True)
