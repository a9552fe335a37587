"""Tokens by which other programs write to the register (接口令牌): made, and revoked; rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["ApiToken", "ApiTokenEnd"]


class ApiToken(Row, table=True):
    """One token: for which channel and which uses; only the SHA-256 of its secret is kept."""

    __table_args__ = (CheckConstraint("length(secret_digest) = 64", name="secret_digest"),)

    id: str = Field(primary_key=True)
    channel: str
    desk: str
    scopes: list[str] = Field(sa_type=JSON)
    secret_digest: str
    made_by: str
    made_at: datetime = Field(sa_type=UTCDateTime)


class ApiTokenEnd(Row, table=True):
    """That a token was revoked, by whom and why."""

    id: str = Field(primary_key=True, foreign_key="api_token.id")
    reason: str
    revoked_by: str
    revoked_at: datetime = Field(sa_type=UTCDateTime)
