"""Where recipients want their e-mails; the address itself lies in the vault."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["MailAddress"]


class MailAddress(Row, table=True):
    """The e-mail address of a recipient from a moment on; the newest counts, and one without a commitment is none.

    `id` is RECIPIENT/NUMBER.
    """

    __table_args__ = (
        one_of("language", "zh", "en"),
        UniqueConstraint("recipient", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    id: str = Field(primary_key=True)
    recipient: str
    number: int
    language: str
    address_commitment: str | None = None
    set_at: datetime = Field(sa_type=UTCDateTime)
