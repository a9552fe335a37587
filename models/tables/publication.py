"""What the portal shows: the newest publication is the current one, and its number is the version of every page."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["Publication"]


class Publication(Row, table=True):
    """A run made public, and whether its evidence was simulated; whatever changes a page appends a row."""

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="rating_run.id")
    simulated: bool
    published_at: datetime = Field(sa_type=UTCDateTime)
