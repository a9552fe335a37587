"""Complaints that this register handles (投诉办理): what came in, and the steps since; rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["ComplaintCase", "ComplaintStep"]

_MOVES = (
    "route", "merge", "split", "accept", "refuse", "escalate", "answer", "find", "open_mediation", "settle",
    "fail_mediation", "sue", "judge", "close", "rate", "reopen", "withdraw", "ledger_open", "ledger_assign",
    "ledger_rectify", "ledger_verify", "ledger_return",
)  # fmt: skip
_PARTIES = ("company", "utility", "government", "developer", "owner", "unknown")
_LEVELS = ("neighbourhood", "subdistrict", "district", "city")


def _says(column: str, *moves: str) -> CheckConstraint:
    """Return a constraint that exactly these moves have a value in a column."""
    listed = ", ".join(f"'{move}'" for move in moves)
    return CheckConstraint(f"({column} IS NOT NULL) = (move IN ({listed}))", name=f"{column}_of_its_moves")


def _needs(column: str, *moves: str) -> CheckConstraint:
    """Return a constraint that these moves do not lack a value in a column."""
    listed = ", ".join(f"'{move}'" for move in moves)
    return CheckConstraint(f"{column} IS NOT NULL OR move NOT IN ({listed})", name=f"{column}_is_given")


class ComplaintCase(Row, table=True):
    """A complaint as it came in. Name, phone and text are personal: the row holds commitments alone.

    `source_id` is its number in its channel; `code_digest` the scrypt digest of the code that follows it.
    """

    __table_args__ = (
        CheckConstraint("recorded_at >= received_at", name="recorded_after_it_was_received"),
        UniqueConstraint("channel", "source_id"),
        Index(None, "community_id", "received_at"),
    )

    complaint_id: str = Field(primary_key=True)
    desk: str
    channel: str
    source_id: str | None = None
    community_id: str | None = Field(default=None, foreign_key="community.community_id")
    matter: str
    received_at: datetime = Field(sa_type=UTCDateTime)
    name_commitment: str | None = None
    phone_commitment: str | None = None
    text_commitment: str | None = None
    code_digest: str
    recorded_at: datetime = Field(sa_type=UTCDateTime)


class ComplaintStep(Row, table=True):
    """One step of a complaint, the `turn`-th; what an answer says is in the vault, a reason is public."""

    __table_args__ = (
        one_of("move", *_MOVES),
        one_of("role", "complainer", "desk", "handler", "company", "mediator", "supervisor", "regulator", "clock"),
        one_of("liability", *_PARTIES),
        one_of("plaintiff", *_PARTIES),
        one_of("level", *_LEVELS),
        one_of("tier", *_LEVELS),
        one_of("kind", "people", "administrative", "judicial"),
        one_of("cause", "timeout", "request"),
        CheckConstraint("turn >= 1", name="turn"),
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction"),
        CheckConstraint("similarity_milli BETWEEN 0 AND 1000", name="similarity_milli"),
        CheckConstraint("move <> 'find' OR liability IS NOT NULL OR upheld IS NOT NULL", name="something_is_found"),
        _says("satisfaction", "rate"), _says("duplicate_of", "merge"), _says("text_commitment", "answer"),
        _says("level", "escalate"), _says("tier", "open_mediation"), _says("plaintiff", "sue"),
        _says("due_on", "ledger_assign"), _says("duty_line", "route"),
        _needs("reason", "merge", "split", "refuse", "find", "fail_mediation", "reopen", "ledger_open",
               "ledger_return"),
        _needs("document", "find", "settle", "sue", "judge", "close", "ledger_verify"),
        _needs("liability", "route"),
        UniqueConstraint("complaint_id", "turn"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    complaint_id: str = Field(foreign_key="complaint_case.complaint_id")
    turn: int
    move: str
    role: str
    by_office: str
    at: datetime = Field(sa_type=UTCDateTime)
    reason: str | None = None
    document: str | None = None
    text_commitment: str | None = None
    matter: str | None = None
    duty_version: str | None = None
    duty_line: str | None = None
    department: str | None = None
    liability: str | None = None
    upheld: bool | None = None
    level: str | None = None
    cause: str | None = None
    tier: str | None = None
    kind: str | None = None
    plaintiff: str | None = None
    duplicate_of: str | None = Field(default=None, foreign_key="complaint_case.complaint_id")
    similarity_milli: int | None = None
    satisfaction: int | None = None
    due_on: date | None = None
