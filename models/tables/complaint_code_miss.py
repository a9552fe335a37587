"""Wrong codes that were tried on a complaint (查询码试错): rows of the moment, by which the next try has to wait."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["ComplaintCodeMiss"]


class ComplaintCodeMiss(Row, table=True):
    """One wrong try; nothing says who tried.

    `number_digest` is the SHA-256 of what was typed as the number, whether there is such a one or not: what somebody
    types by mistake is not kept.
    """

    __table_args__ = (
        CheckConstraint("length(number_digest) = 64", name="number_digest"),
        Index(None, "number_digest", "missed_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number_digest: str
    missed_at: datetime = Field(sa_type=UTCDateTime)
