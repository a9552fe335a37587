"""Reviews of refused objections (异议复核), and what the reviewing department did; rows are only ever added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["ObjectionReview", "ObjectionReviewStep"]


class ObjectionReview(Row, table=True):
    """A review of the objection that `subject` names (`petition/3`, `listing/7/2`), once each; digests of documents."""

    __table_args__ = (UniqueConstraint("subject"),)

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    company_id: str = Field(foreign_key="company.company_id", index=True)
    import_id: int = Field(foreign_key="evidence_import.id")
    documents: list[str] = Field(sa_type=JSON)
    reasons_commitment: str | None = None
    filed_at: datetime = Field(sa_type=UTCDateTime)


class ObjectionReviewStep(Row, table=True):
    """One step of the department on a review; `id` is `<review>/<number>`; a decision carries its signature."""

    __table_args__ = (
        one_of("move", "extend", "change", "uphold"),
        CheckConstraint("(move <> 'extend') = (signed IS NOT NULL)", name="a_decision_is_signed"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("review_id", "number"),
    )

    id: str = Field(primary_key=True)
    review_id: int = Field(foreign_key="objection_review.id")
    number: int
    move: str
    taken_by: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    signed: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
