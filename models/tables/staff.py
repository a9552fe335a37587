"""Property officers of subdistricts and neighbourhoods: appointed and relieved, as events that are only added."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["StaffEvent"]


class StaffEvent(Row, table=True):
    """Somebody was appointed to an office, or relieved of it; the name is personal and lies in the vault."""

    __table_args__ = (
        one_of("move", "appoint", "relieve"),
        one_of("role", "leader", "officer"),
        CheckConstraint(
            "(move = 'appoint') = (role IS NOT NULL AND subdistrict IS NOT NULL)", name="an_office_is_named"
        ),
        CheckConstraint("neighbourhood IS NULL OR role = 'officer'", name="a_leader_is_of_the_subdistrict"),
        UniqueConstraint("staff_no", "number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    staff_no: str
    number: int
    move: str
    role: str | None = None
    subdistrict: str | None = None
    neighbourhood: str | None = None
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    name_commitment: str | None = None
