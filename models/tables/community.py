"""Communities (住宅小区), and which company served one when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field

from models.tables.base import Row, one_of

__all__ = ["Community", "ServicePeriod"]


class Community(Row, table=True):
    """A housing estate. Floor area in whole square metres."""

    __table_args__ = (one_of("kind", "commodity", "relocation", "old", "affordable"),)

    community_id: str = Field(primary_key=True)
    name: str
    district: str | None = None
    subdistrict: str | None = None
    neighbourhood: str | None = None
    kind: str | None = None
    built_year: int | None = None
    households: int | None = Field(default=None, sa_type=BigInteger)
    floor_area_m2: int | None = Field(default=None, sa_type=BigInteger)


class ServicePeriod(Row, table=True):
    """The days `starts_on <= day < ends_on` on which a company served a community; open where `ends_on` is empty."""

    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="ends_after_it_starts"),
        Index(None, "import_id", "company_id"),
    )

    import_id: int = Field(primary_key=True, foreign_key="evidence_import.id")
    community_id: str = Field(primary_key=True, foreign_key="community.community_id")
    starts_on: date = Field(primary_key=True)
    ends_on: date | None = None
    company_id: str = Field(foreign_key="company.company_id")
    manager_id: str | None = None
