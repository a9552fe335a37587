"""Inspection campaigns (检查活动) as what happened: events that are only added, from which every state is derived."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["CampaignEvent"]


class CampaignEvent(Row, table=True):
    """One event of a campaign; `number` counts from 1 within it, so that two writers at once cannot both go next.

    `by` is a staff number or a body, never a person's name; `content` holds the rest as plain JSON.
    """

    __table_args__ = (
        UniqueConstraint("campaign_id", "number"),
        one_of(
            "move", "announce", "commit", "draw", "assign", "visit", "excuse", "close", "publish", "cancel",
            "take_over", "find_taken_over", "report", "confirm", "reject", "extend", "withdraw",
        ),
        CheckConstraint("(number = 1) = (move = 'announce')", name="an_announcement_comes_first"),
        CheckConstraint(
            "(finding_id IS NOT NULL) = (move IN ('report', 'confirm', 'reject', 'extend', 'withdraw'))",
            name="a_finding_has_its_moves",
        ),
        CheckConstraint("(target IS NOT NULL) = (move IN ('visit', 'excuse'))", name="a_visit_has_its_target"),
        CheckConstraint(
            "reason IS NOT NULL OR move NOT IN ('excuse', 'cancel', 'extend', 'withdraw')", name="a_reason_is_given"
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: str
    number: int
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    target: str | None = None
    finding_id: str | None = None
    reason: str | None = None
    content: dict[str, Any] = Field(sa_type=JSON)
