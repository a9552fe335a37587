"""How programs use the register: answers kept under the keys that callers chose, and requests of a minute."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row

__all__ = ["ApiAnswer", "ApiUse"]


class ApiAnswer(Row, table=True):
    """What was answered to a request under a key of its token; `answer` lies under a key that only the token gives."""

    __table_args__ = (CheckConstraint("length(request_digest) = 64", name="request_digest"),)

    token_id: str = Field(primary_key=True, foreign_key="api_token.id")
    key: str = Field(primary_key=True)
    request_digest: str
    answer: bytes = Field(sa_type=LargeBinary)
    answered_at: datetime = Field(sa_type=UTCDateTime)


class ApiUse(Row, table=True):
    """How many requests of a token fell into its last minute, counted from 1970."""

    __table_args__ = (CheckConstraint("used > 0", name="used"),)

    token_id: str = Field(primary_key=True, foreign_key="api_token.id")
    minute: int = Field(sa_type=BigInteger)
    used: int
