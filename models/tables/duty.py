"""Duties that time asked for and that were done (到期事项办结); rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["DutyDone"]


class DutyDone(Row, table=True):
    """A duty that was done, in the transaction of what it did; kind, subject and period are done once.

    `due_on` is the first day on which it was due, `done_at` the moment it was done: later where the scheduler was out.
    `result` says what came of it, as plain JSON of text and whole numbers.
    """

    __table_args__ = (
        one_of(
            "kind", "complaint.escalate", "list.expire", "list.out_of_view", "overdue", "complaints.month",
            "rating.quarter",
        ),
        UniqueConstraint("kind", "subject", "period"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    subject: str
    period: str
    due_on: date
    done_at: datetime = Field(sa_type=UTCDateTime)
    result: dict[str, Any] = Field(sa_type=JSON)
