"""Renovation of old estates: projects as steps that are only added, and the property rooms of estates as events."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["PropertyRoomEvent", "RenovationStep"]


class RenovationStep(Row, table=True):
    """One step of a project; `id` is `<project>/<number>`, counted from 1, so that no two go at once.

    `by` is an office or a staff number, never a person's name; `content` holds the rest as plain JSON.
    """

    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        one_of(
            "move", "take_in", "survey", "lead", "show_plan", "answer", "start", "report", "finish", "reject", "accept",
            "put_off", "resume", "take_out",
        ),
        CheckConstraint("(number = 1) = (move = 'take_in')", name="taken_in_first_and_once"),
        CheckConstraint("number > 0", name="number"),
    )  # fmt: skip

    id: str = Field(primary_key=True)
    project_id: str
    number: int
    community_id: str
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    content: dict[str, Any] = Field(sa_type=JSON)


class PropertyRoomEvent(Row, table=True):
    """An estate got a property room, or gave it up; `id` is `<community>/<number>`, counted from 1."""

    __table_args__ = (
        UniqueConstraint("community_id", "number"),
        one_of("move", "provide", "give_up"),
        one_of("tenure", "rented", "built", "owned"),
        CheckConstraint("(move = 'provide') = (tenure IS NOT NULL)", name="a_room_is_held_somehow"),
        CheckConstraint("number > 0", name="number"),
    )

    id: str = Field(primary_key=True)
    community_id: str
    number: int
    move: str
    tenure: str | None = None
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
