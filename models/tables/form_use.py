"""Forms that were sent, by the token in each: sent again, a form does nothing a second time."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["FormUse"]


class FormUse(Row, table=True):
    """A form that did something: its token, by which account, and when; written with what it did."""

    token: str = Field(primary_key=True)
    account_id: str = Field(index=True)
    used_at: datetime = Field(sa_type=UTCDateTime)
