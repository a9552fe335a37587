"""Credit records (信用信息): awards, penalties, accidents and other events of a company."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["CreditRecord"]


class CreditRecord(Row, table=True):
    """One event on record; it stops counting on `revoked_on`, and `valid_until` is the document's own end."""

    __table_args__ = (
        one_of("level", "national", "provincial", "city", "county", "street"),
        CheckConstraint("quantity >= 0", name="quantity"),
        Index(None, "import_id", "company_id", "occurred_on"),
    )

    import_id: int = Field(primary_key=True, foreign_key="evidence_import.id")
    record_id: str = Field(primary_key=True)
    company_id: str = Field(foreign_key="company.company_id")
    community_id: str | None = Field(default=None, foreign_key="community.community_id")
    manager_id: str | None = None
    event: str
    level: str | None = None
    issuer: str | None = None
    document_no: str | None = None
    quantity: int = Field(default=1, sa_type=BigInteger)
    occurred_on: date
    valid_until: date | None = None
    revoked_on: date | None = None
    recorded_at: datetime = Field(sa_type=UTCDateTime)
