"""How estates are served (物业服务模式), as their towns recorded it; rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["ServiceModeEvent"]


class ServiceModeEvent(Row, table=True):
    """One event of an estate's modes; `id` is `<community>/<number>`. `entered_by` names a body, never a person."""

    __table_args__ = (
        one_of("move", "describe", "begin", "end"),
        CheckConstraint(
            "until IS NULL OR (move = 'begin' AND until > happened_on)", name="a_mode_ends_after_it_begins"
        ),
        CheckConstraint("number > 1 OR move = 'describe'", name="described_first"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("paper <> ''", name="a_paper_says_so"),
        UniqueConstraint("community_id", "number"),
    )

    id: str = Field(primary_key=True)
    community_id: str
    number: int
    move: str
    happened_on: date
    until: date | None = None
    paper: str
    details: dict[str, Any] = Field(sa_type=JSON)
    entered_by: str
    entered_at: datetime = Field(sa_type=UTCDateTime)
