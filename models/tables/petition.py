"""Petitions on a credit file (信用信息异议与修复申请), and what was done with them; rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["FilePetition", "FilePetitionStep"]


class FilePetition(Row, table=True):
    """An objection to one point of a run, or a request to repair it; `documents` holds SHA-256 digests."""

    __table_args__ = (
        one_of("kind", "objection", "repair"),
        one_of("source_table", "complaints", "inspections", "findings", "records"),
        CheckConstraint(
            "kind <> 'repair' OR (rectified_on IS NOT NULL AND harm_removed_on IS NOT NULL)",
            name="repair_is_after_rectifying",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="evidence_import.id")
    run_id: int = Field(foreign_key="rating_run.id")
    company_id: str = Field(foreign_key="company.company_id", index=True)
    kind: str
    rule: str
    event: str | None = None
    source_table: str
    source_id: str
    occurred_on: date
    points_milli: int = Field(sa_type=BigInteger)
    documents: list[str] = Field(sa_type=JSON)
    rectified_on: date | None = None
    harm_removed_on: date | None = None
    interviewed_on: date | None = None
    reasons_commitment: str | None = None
    filed_at: datetime = Field(sa_type=UTCDateTime)


class FilePetitionStep(Row, table=True):
    """One step of the authority on a petition; `id` is `<petition>/<number>`; a decision carries its signature."""

    __table_args__ = (
        one_of("move", "extend", "grant", "refuse"),
        one_of("role", "officer", "head"),
        CheckConstraint("(move <> 'extend') = (signed IS NOT NULL)", name="a_decision_is_signed"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("petition_id", "number"),
    )

    id: str = Field(primary_key=True)
    petition_id: int = Field(foreign_key="file_petition.id")
    number: int
    move: str
    role: str
    taken_by: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    signed: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
