"""Owners' breaches after a judgment (业主失信信息): who, by which judgment and where lies in the vault alone."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["OwnerBreach"]


class OwnerBreach(Row, table=True):
    """One breach that a court or an arbitration body reported; the row holds commitments to all that names somebody.

    No table refers to it and no export but the record's has it: there it is a kind, two days and three commitments.
    """

    __table_args__ = (
        one_of("breach", "refusal", "arrears", "illegal_building", "change_of_use"),
        one_of("source", "court", "arbitration"),
        CheckConstraint("unrectified_on >= effective_on", name="found_after_it_took_effect"),
    )

    id: int | None = Field(default=None, primary_key=True)
    breach: str
    source: str
    reported_by: str
    effective_on: date
    unrectified_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    owner_commitment: str
    judgment_commitment: str
    place_commitment: str | None = None
