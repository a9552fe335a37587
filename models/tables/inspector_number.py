"""Under which staff number (执法人员编号) somebody who has an account inspects."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["InspectorNumber"]


class InspectorNumber(Row, table=True):
    """The staff number that an account said is its own, so that its desk tells what was drawn for it.

    It gives no right: what an inspector may do follows from the role. It is on no record.
    """

    account_id: str = Field(primary_key=True)
    staff_number: str
    said_at: datetime = Field(sa_type=UTCDateTime)
