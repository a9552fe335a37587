"""Inspections (检查, 巡查) of communities and what they found."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["Finding", "Inspection"]


class Inspection(Row, table=True):
    """One visit; the score is in thousandths of a point from 0 to 100."""

    __table_args__ = (
        CheckConstraint("score_milli BETWEEN 0 AND 100000", name="score"),
        Index(None, "import_id", "community_id", "inspected_on"),
    )

    import_id: int = Field(primary_key=True, foreign_key="evidence_import.id")
    inspection_id: str = Field(primary_key=True)
    community_id: str = Field(foreign_key="community.community_id")
    kind: str
    inspected_on: date
    score_milli: int | None = Field(default=None, sa_type=BigInteger)
    recorded_at: datetime = Field(sa_type=UTCDateTime)


class Finding(Row, table=True):
    """One defect an inspection found; rectified exactly when `rectified_on` says so."""

    __table_args__ = (
        one_of("severity", "minor", "major", "critical"),
        ForeignKeyConstraint(["import_id", "inspection_id"], ["inspection.import_id", "inspection.inspection_id"]),
        Index(None, "import_id", "inspection_id"),
    )

    import_id: int = Field(primary_key=True)
    finding_id: str = Field(primary_key=True)
    inspection_id: str
    item: str
    severity: str | None = None
    rectify_by: date | None = None
    rectified_on: date | None = None
