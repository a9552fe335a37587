"""Papers of an estate's money (凭证, 报告): receipts, reports and notices, named on record by their digests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["EstatePaper"]


class EstatePaper(Row, table=True):
    """A file that came with an entry or a step of an estate; `digest` is its SHA-256, which stands on record."""

    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    community_id: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    name: str
    data: bytes = Field(sa_type=LargeBinary)
    kept_at: datetime = Field(sa_type=UTCDateTime)
