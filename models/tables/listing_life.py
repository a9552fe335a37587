"""What became of a proposed listing (榜单条目的办理): steps that are only ever added, and persons named with one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["ListStep", "ListedPerson"]

_DECISIONS = "move IN ('uphold', 'drop', 'confirm', 'refuse_repair', 'lift')"


class ListStep(Row, table=True):
    """One step in the life of a listing; `id` is `<entry>/<number>`. A decision, and only one, carries a signature.

    `taken_by` names an office, a key or a company, never a person. The text of an objection lies in the vault.
    """

    __table_args__ = (
        one_of(
            "move", "notify", "object", "hear", "extend", "uphold", "drop", "publish", "confirm", "ask_repair",
            "refuse_repair", "lift", "expire",
        ),
        one_of("role", "officer", "head", "company", "system"),
        CheckConstraint(f"({_DECISIONS}) = (signed IS NOT NULL)", name="a_decision_is_signed"),
        CheckConstraint("reasons_commitment IS NULL OR role = 'company'", name="reasons_are_the_companys"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("entry_id", "number"),
    )  # fmt: skip

    id: str = Field(primary_key=True)
    entry_id: int = Field(foreign_key="list_entry.id")
    number: int
    import_id: int = Field(foreign_key="evidence_import.id")
    move: str
    role: str
    taken_by: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    details: dict[str, Any] = Field(sa_type=JSON)
    signed: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    reasons_commitment: str | None = None


class ListedPerson(Row, table=True):
    """A responsible person named with a published blacklisting, where law and city allow it; the vault has the name."""

    __table_args__ = (
        one_of("role", "legal_representative", "principal", "controller", "directly_responsible"),
        UniqueConstraint("entry_id", "number"),
    )

    id: str = Field(primary_key=True)
    entry_id: int = Field(foreign_key="list_entry.id")
    number: int
    import_id: int = Field(foreign_key="evidence_import.id")
    role: str
    name_commitment: str
    named_at: datetime = Field(sa_type=UTCDateTime)
