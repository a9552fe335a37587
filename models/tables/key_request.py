"""Enrolments of keys that wait until somebody has made sure whose key it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["KeyRequest"]


class KeyRequest(Row, table=True):
    """A statement `key.enrolled` that came to the portal, whose it is, and what was answered; none while it waits.

    A working paper: what goes on record is the statement, once it is admitted.
    """

    __table_args__ = (
        one_of("outcome", "admitted", "refused"),
        CheckConstraint(
            "(outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_at IS NULL)",
            name="an_answer_is_somebodys",
        ),
        CheckConstraint("outcome <> 'refused' OR reason <> ''", name="a_refusal_has_a_reason"),
        CheckConstraint("answered_by <> handed_by", name="nobody_confirms_their_own"),
        Index(None, "vkey"),
    )

    id: int | None = Field(default=None, primary_key=True)
    organisation: str
    vkey: str
    statement: dict[str, Any] = Field(sa_type=JSON)
    handed_by: str
    handed_at: datetime = Field(sa_type=UTCDateTime)
    outcome: str | None = None
    reason: str = ""
    answered_by: str | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
