"""Accounts of people (账号) as events that are only added, organisations they act for, and sessions, which pass."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["AccountEvent", "AccountSession", "Organisation", "SignInAttempt"]


class AccountEvent(Row, table=True):
    """Something happened to an account; what is personal or secret lies in the vault, and here is its commitment alone.

    So whoever changes a password in the database is found by verification like whoever changes a score.
    """

    __table_args__ = (
        one_of("move", "open", "name", "password", "factor", "close", "reopen", "grant", "revoke"),
        CheckConstraint(
            "(move IN ('grant', 'revoke')) = (role IS NOT NULL AND organisation IS NOT NULL)",
            name="a_role_is_of_someone",
        ),
        CheckConstraint("(move IN ('open', 'name')) = (name_commitment IS NOT NULL)", name="a_name_is_kept"),
        CheckConstraint("(move = 'open') = (login_commitment IS NOT NULL)", name="a_login_is_kept"),
        CheckConstraint("(move = 'password') = (password_commitment IS NOT NULL)", name="a_password_is_kept"),
        CheckConstraint("move = 'factor' OR factor_commitment IS NULL", name="a_factor_is_kept"),
        UniqueConstraint("account_id", "number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: str
    number: int
    move: str
    role: str | None = None
    organisation: str | None = None
    by: str
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    login_commitment: str | None = None
    name_commitment: str | None = None
    password_commitment: str | None = None
    factor_commitment: str | None = None


class Organisation(Row, table=True):
    """An organisation that is neither a rated company nor a community: a developer, an office, a trading centre."""

    key: str = Field(primary_key=True)
    kind: str
    name: str
    registered_by: str
    registered_at: datetime = Field(sa_type=UTCDateTime)


class AccountSession(Row, table=True):
    """A browser that is signed in; only the SHA-256 of its token is kept. It passes, and is on no record."""

    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"), Index(None, "account_id"))

    digest: str = Field(primary_key=True)
    account_id: str
    started_at: datetime = Field(sa_type=UTCDateTime)
    ends_at: datetime = Field(sa_type=UTCDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class SignInAttempt(Row, table=True):
    """Somebody tried to sign in under a name, known or not; `counter` is the time step of the code that was used."""

    __table_args__ = (Index(None, "login_digest", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    login_digest: str
    at: datetime = Field(sa_type=UTCDateTime)
    good: bool
    counter: int | None = Field(default=None, sa_type=BigInteger)
