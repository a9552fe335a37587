"""Evaluations (评标) as what happened: events that are only added, from which panel, marks and result are derived."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["EvaluationEvent"]


class EvaluationEvent(Row, table=True):
    """One event of the evaluation of a lot; `number` counts from 1 within it, so that two writers cannot both go next.

    `content` is public. What is secret until the award lies in the vault under `sealed_commitment`.
    """

    __table_args__ = (
        UniqueConstraint("tender_id", "lot_id", "number"),
        one_of(
            "move", "commit", "draw", "accept", "recuse", "admit", "mark", "lock", "open_prices", "agree", "decide",
            "commit_tie", "close", "sign", "disclose", "void",
        ),
        CheckConstraint("number > 1 OR move = 'commit'", name="a_commitment_comes_first"),
        CheckConstraint(
            "(sealed_commitment IS NULL) = "
            "(move IN ('admit', 'open_prices', 'commit_tie', 'close', 'disclose', 'void'))",
            name="what_is_secret_is_sealed",
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    tender_id: str
    lot_id: str
    number: int
    move: str
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    content: dict[str, Any] = Field(sa_type=JSON)
    sealed_commitment: str | None = None
