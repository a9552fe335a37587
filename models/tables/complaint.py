"""Complaints of residents (居民投诉), as evidence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["Complaint"]


class Complaint(Row, table=True):
    """One complaint; satisfaction is a mark from 1 to 5; the text is personal and kept apart.

    Where the source names no community it falls on no company.
    """

    __table_args__ = (
        one_of("liability", "company", "utility", "government", "developer", "owner", "unknown"),
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction"),
        Index(None, "import_id", "community_id", "received_at"),
    )

    import_id: int = Field(primary_key=True, foreign_key="evidence_import.id")
    complaint_id: str = Field(primary_key=True)
    community_id: str | None = Field(default=None, foreign_key="community.community_id")
    channel: str
    category: str | None = None
    liability: str | None = None
    upheld: bool | None = None
    satisfaction: int | None = None
    duplicate_of: str | None = None
    text_commitment: str | None = None
    received_at: datetime = Field(sa_type=UTCDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    recorded_at: datetime = Field(sa_type=UTCDateTime)
