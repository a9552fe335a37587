"""Tenders (招标) as what happened: events that are only added, from which every state is derived."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["TenderEvent"]


class TenderEvent(Row, table=True):
    """One event of a tender; `number` counts from 1 within it, so that two writers at once cannot both go next.

    `by` is the code of a body or a staff number, never a person's name; `details` holds the whole as plain JSON, and
    the columns beside it are what the database itself holds a move to.
    """

    __table_args__ = (
        UniqueConstraint("tender_id", "number"),
        one_of(
            "move", "draft", "file", "return", "publish", "ask", "answer", "amend", "extend", "close", "open", "check",
            "evaluate", "announce", "object", "reply", "complain", "accept", "decide", "redo", "withdraw", "strike",
            "award", "report", "secure", "sign", "file_contract", "return_securities", "start", "breach", "review",
            "deduct", "hand_over", "apply_refund", "opine", "refund", "cancel", "fail",
        ),
        CheckConstraint("number > 1 OR move = 'draft'", name="a_draft_comes_first"),
        CheckConstraint(
            "(notice_digest IS NOT NULL) = (move IN ('draft', 'amend', 'extend'))", name="a_version_has_its_digest"
        ),
        CheckConstraint(
            "(answers IS NOT NULL) = (move IN ('answer', 'reply', 'accept', 'decide', 'redo', 'deduct'))",
            name="an_answer_has_its_question",
        ),
        CheckConstraint("answers IS NULL OR answers < number", name="a_question_comes_first"),
        CheckConstraint(
            "(company_id IS NOT NULL) = (move IN ('withdraw', 'strike', 'deduct', 'refund'))",
            name="who_gives_up_or_is_paid_is_named",
        ),
        CheckConstraint("(fen IS NOT NULL) = (move IN ('deduct', 'refund'))", name="money_has_its_amount"),
        CheckConstraint("fen IS NULL OR fen > 0", name="an_amount_is_above_zero"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    tender_id: str
    number: int
    move: str
    happened_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    notice_digest: str | None = None
    answers: int | None = None
    company_id: str | None = None
    fen: int | None = Field(default=None, sa_type=BigInteger)
    details: dict[str, Any] = Field(sa_type=JSON)
