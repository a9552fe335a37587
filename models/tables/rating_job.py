"""How far a rating that somebody asked for in the portal has come; the run itself is what goes on record."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["RatingJob"]


class RatingJob(Row, table=True):
    """A rating under way or over: who asked, for what, its stage and when that was told, and what came of it.

    `worker`: the process that works at it (`web.processes`), by which others see whether it was abandoned.
    `explained`: for how many of its companies what would lift them was worked out.
    """

    __table_args__ = (one_of("stage", "waiting", "reading", "rating", "keeping", "done", "refused"),)

    id: int | None = Field(default=None, primary_key=True)
    asked_by: str
    rulebook: str
    rulebook_digest: str | None = None
    as_of: date
    known_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    stage: str
    asked_at: datetime = Field(sa_type=UTCDateTime)
    told_at: datetime = Field(sa_type=UTCDateTime)
    worker: str | None = None
    explained: int | None = None
    companies: int | None = None
    run_id: int | None = None
    problems: list[dict[str, str]] = Field(sa_type=JSON)
