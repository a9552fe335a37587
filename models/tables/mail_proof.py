"""That whoever typed an e-mail address reads what arrives there, shown by a code that was sent to it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["MailProof"]


class MailProof(Row, table=True):
    """A code that was sent to an address typed on the portal, by its digest; the address counts once it came back.

    An address without such a row was entered by command, and counts at once. On no record: it tells who reads what.
    """

    __table_args__ = (
        CheckConstraint("length(code_digest) = 64", name="code_digest"), CheckConstraint("tries >= 0", name="tries"),
    )  # fmt: skip

    address_id: str = Field(primary_key=True, foreign_key="mail_address.id")
    code_digest: str
    asked_at: datetime = Field(sa_type=UTCDateTime)
    tries: int = 0
    proved_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
