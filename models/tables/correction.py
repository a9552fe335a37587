"""Corrections of evidence (信用信息更正): rows struck off, and lifting records; only ever added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["EvidenceCorrection"]


class EvidenceCorrection(Row, table=True):
    """A row of evidence that no rating from `decided_on` on counts, or a record that lifts blacklist triggers.

    `because` names what it rests on: `petition/3` or `listing/7`. `identity` holds what makes a row the thing it is,
    so that it stays struck off under another id.
    """

    __table_args__ = (
        one_of("kind", "struck", "lifted"),
        CheckConstraint(
            "(kind = 'struck') = (source_table IS NOT NULL AND source_id IS NOT NULL)", name="what_is_struck_is_named"
        ),
        CheckConstraint(
            "(kind = 'lifted') = (event IS NOT NULL AND occurred_on IS NOT NULL)", name="a_lifting_has_its_day"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    company_id: str = Field(foreign_key="company.company_id", index=True)
    source_table: str | None = None
    source_id: str | None = None
    identity: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    event: str | None = None
    occurred_on: date | None = None
    decided_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    because: str
