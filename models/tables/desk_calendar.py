"""Addresses at which people's own calendars ask what is due on their desk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["DeskCalendar"]


class DeskCalendar(Row, table=True):
    """The secret address of an account's calendar, of which only the SHA-256 is kept; one at a time.

    It only reads, it passes when another is made or it is taken back, and it is on no record.
    """

    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    account_id: str = Field(primary_key=True)
    digest: str = Field(unique=True)
    language: str
    made_at: datetime = Field(sa_type=UTCDateTime)
