"""The money of an estate (共有收入与维修资金): entries with their postings, and steps; rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["MoneyEntry", "MoneyEvent", "MoneyPosting"]


class MoneyEntry(Row, table=True):
    """One entry of a book; `id` is `<community>/<book>/<number>`. No entry is taken back twice.

    `by` is a staff number or a body, never a person's name; `receipts` are SHA-256 of vouchers.
    """

    __table_args__ = (
        UniqueConstraint("community_id", "book", "number"),
        UniqueConstraint("community_id", "book", "corrects"),
        one_of("book", "common", "fund"),
        one_of("kind", "post", "pay", "correct", "allocate", "close"),
        CheckConstraint("(kind = 'correct') = (corrects IS NOT NULL)", name="a_correction_names_what_it_corrects"),
        CheckConstraint("corrects IS NULL OR corrects < number", name="a_correction_comes_later"),
        CheckConstraint("number > 0", name="number"),
    )

    id: str = Field(primary_key=True)
    community_id: str
    book: str
    number: int
    kind: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    text: str
    corrects: int | None = None
    receipts: list[str] = Field(sa_type=JSON)
    details: dict[str, Any] = Field(sa_type=JSON)


class MoneyPosting(Row, table=True):
    """An amount on an account, in fen: above 0 on its debit side; `id` is `<entry>/<line>`. An entry's add up to 0."""

    __table_args__ = (
        UniqueConstraint("entry_id", "line"),
        CheckConstraint("fen <> 0", name="something_moves"),
        CheckConstraint("line > 0", name="line"),
    )

    id: str = Field(primary_key=True)
    entry_id: str = Field(foreign_key="money_entry.id")
    line: int
    account: str
    fen: int = Field(sa_type=BigInteger)


class MoneyEvent(Row, table=True):
    """One step beside the entries; `id` is `<community>/<number>`, counted from 1, so that no two go at once."""

    __table_args__ = (
        UniqueConstraint("community_id", "number"),
        one_of(
            "move", "open", "stage", "authorise", "revoke", "budget", "import", "match", "list_fees", "charge",
            "disclose", "take_down", "ask_audit", "commission_audit", "report_audit", "publish_audit", "apply",
            "confirm", "approve", "refuse", "withdraw", "link", "advance", "refile", "complete", "settle",
            "publish_works",
        ),
        CheckConstraint("(number = 1) = (move = 'open')", name="opened_first_and_once"),
        CheckConstraint(
            "(subject IS NULL) = (move IN ('open', 'stage', 'budget', 'match', 'list_fees', 'charge'))",
            name="a_subject_where_there_is_one",
        ),
    )  # fmt: skip

    id: str = Field(primary_key=True)
    community_id: str
    number: int
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    subject: str | None = None
    content: dict[str, Any] = Field(sa_type=JSON)
