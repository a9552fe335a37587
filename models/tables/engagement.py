"""Engagements (物业服务项目): a company's service of one estate under one contract, as steps that are only added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["EngagementStep"]


class EngagementStep(Row, table=True):
    """One step of an engagement; `id` is `<engagement>/<number>`, counted from 1, so that no two go at once.

    `by` is a staff number or a body, never a person's name; `content` holds the rest as plain JSON.
    """

    __table_args__ = (
        UniqueConstraint("engagement_id", "number"),
        one_of(
            "move", "open", "submit", "return", "accept", "agree", "breach", "start", "find_serving", "renew", "notify",
            "replace", "appoint", "deliver", "order", "complete",
        ),
        CheckConstraint("(number = 1) = (move = 'open')", name="opened_first_and_once"),
        CheckConstraint("number > 0", name="number"),
    )  # fmt: skip

    id: str = Field(primary_key=True)
    engagement_id: str
    number: int
    community_id: str
    company_id: str
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    content: dict[str, Any] = Field(sa_type=JSON)
