"""Imports of evidence packages: what came in, and that nothing was lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["EvidenceImport"]


class EvidenceImport(Row, table=True):
    """One evidence package, kept once per digest. `counts`: table -> [rows in, accepted, rejected]."""

    __table_args__ = (
        CheckConstraint("rows_in = rows_accepted + rows_rejected", name="nothing_is_lost"),
        CheckConstraint("rows_unattributed <= rows_accepted", name="unattributed_were_accepted"),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    digest: str = Field(unique=True)
    rows_in: int = Field(sa_type=BigInteger)
    rows_accepted: int = Field(sa_type=BigInteger)
    rows_rejected: int = Field(sa_type=BigInteger)
    rows_unattributed: int = Field(sa_type=BigInteger)
    counts: dict[str, Any] = Field(sa_type=JSON)
    imported_at: datetime = Field(sa_type=UTCDateTime)
