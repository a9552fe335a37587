"""Personal data (个人信息): the one table that holds any, so that erasing it here erases it everywhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, Text
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["PersonalDatum"]


class PersonalDatum(Row, table=True):
    """One cell of a person's data; the row it belongs to holds its commitment alone.

    `commitment` is the salted digest of the value. Erased: the commitment stays, salt and value are gone. `import_id`
    is empty where the datum came with an act of the register itself, such as a complaint.
    """

    __table_args__ = (
        CheckConstraint("(value IS NULL) = (salt IS NULL)", name="a_value_has_its_salt"),
        CheckConstraint("(value IS NULL) = (erased_at IS NOT NULL)", name="erased_is_dated"),
        Index(None, "table_name", "row_key", "column_name"),
        Index(None, "import_id"),
    )

    commitment: str = Field(primary_key=True)
    import_id: int | None = Field(default=None, foreign_key="evidence_import.id")
    table_name: str
    row_key: str
    column_name: str
    salt: bytes | None = Field(default=None, sa_type=LargeBinary)
    value: str | None = Field(default=None, sa_type=Text)
    erased_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
