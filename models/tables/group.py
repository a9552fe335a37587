"""Leading groups and joint meetings (领导小组、联席会议), as steps that are only added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["GroupStep"]


class GroupStep(Row, table=True):
    """One step of a group; `id` is `<group>/<number>`, counted from 1, so that no two go at once.

    `by` is an account or an office, never a person's name; `content` holds the rest as plain JSON.
    """

    __table_args__ = (
        UniqueConstraint("group_id", "number"),
        one_of("move", "set_up", "met", "task", "report", "done", "end"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(number = 1) = (move = 'set_up')", name="set_up_first_and_once"),
    )

    id: str = Field(primary_key=True)
    group_id: str
    number: int
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    content: dict[str, Any] = Field(sa_type=JSON)
