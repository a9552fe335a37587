"""The public record (公开台账) as the database keeps it: entries, the tree over them, its checkpoints, its attachments.

Nothing of it is ever changed but for three things: a waiting entry gets its position, the last tile of a level grows,
and the law may have a content erased.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary, Text, text
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["LedgerBlob", "LedgerCheckpoint", "LedgerEntry", "LedgerTile"]


class LedgerEntry(Row, table=True):
    """One entry, named by its salted digest; `position` is empty while it waits for the sequencer.

    `turn` orders the entries of one transaction. An erased entry keeps its digest and loses salt and content.
    """

    __table_args__ = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("(content IS NULL) = (salt IS NULL)", name="a_content_has_its_salt"),
        CheckConstraint("(content IS NULL) = (erased_at IS NOT NULL)", name="erased_is_dated"),
        Index(
            "ix_ledger_entry_waiting", "entered_at", "turn", "digest",
            sqlite_where=text("position IS NULL"), postgresql_where=text("position IS NULL"),
        ),
        Index(None, "type", "position"),
        Index(None, "subject"),
    )  # fmt: skip

    digest: str = Field(primary_key=True)
    position: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    type: str
    subject: str
    salt: bytes | None = Field(default=None, sa_type=LargeBinary)
    content: str | None = Field(default=None, sa_type=Text)
    entered_at: datetime = Field(sa_type=UTCDateTime)
    turn: int
    erased_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class LedgerTile(Row, table=True):
    """A tile of the tree: up to 256 hashes of 32 bytes, side by side (C2SP tlog-tiles)."""

    __table_args__ = (
        CheckConstraint("length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0", name="whole_hashes"),
    )

    level: int = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    hashes: bytes = Field(sa_type=LargeBinary)


class LedgerCheckpoint(Row, table=True):
    """A signed size and root of the tree, as the signed note that was handed out."""

    __table_args__ = (CheckConstraint("size >= 0", name="size"),)

    size: int = Field(primary_key=True, sa_type=BigInteger)
    note: str = Field(sa_type=Text)
    signed_at: datetime = Field(sa_type=UTCDateTime)


class LedgerBlob(Row, table=True):
    """What an entry's content attaches, under the SHA-256 of its bytes: rows as lines of canonical JSON."""

    digest: str = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)
