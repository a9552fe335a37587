"""What tokens have asked: answers under their keys, for a week, and how often in this minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import case, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from models.tables import ApiAnswer, ApiUse

__all__ = ["KEPT", "count_use", "keep_answer", "kept_answer"]

KEPT: Final = timedelta(days=7)
"""How long an answer is given again: longer than any outage of a caller (our own choice)."""


def kept_answer(session: Session, token_id: str, key: str, at: datetime) -> tuple[str, bytes] | None:
    """Return (digest of the request, sealed answer) under a key of a token, None where there is none any more."""
    row = session.get(ApiAnswer, (token_id, key))
    return None if row is None or row.answered_at <= at - KEPT else (row.request_digest, row.answer)


def keep_answer(session: Session, token_id: str, key: str, answered: tuple[str, bytes], at: datetime) -> None:
    """Keep (digest of the request, sealed answer), and let go of those of the token that are too old."""
    mine = col(ApiAnswer.token_id) == token_id
    session.connection().execute(delete(ApiAnswer).where(mine, col(ApiAnswer.answered_at) <= at - KEPT))
    digest, answer = answered
    session.add(ApiAnswer(token_id=token_id, key=key, request_digest=digest, answer=answer, answered_at=at))
    session.flush()


def count_use(session: Session, token_id: str, minute: int) -> int:
    """Count one more request of a token in a minute, and return how many there are in it."""
    make: Any = postgresql.insert if session.connection().dialect.name == "postgresql" else sqlite.insert
    row = make(ApiUse).values(token_id=token_id, minute=minute, used=1)
    same = col(ApiUse.minute) == row.excluded.minute
    changed = {"used": case((same, col(ApiUse.used) + 1), else_=1), "minute": row.excluded.minute}
    query = row.on_conflict_do_update(index_elements=["token_id"], set_=changed).returning(col(ApiUse.used))
    found: int = session.connection().execute(query).scalar_one()
    return found
