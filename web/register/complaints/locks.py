"""Tries of wrong codes are slowed, and floods of reports stopped: by rows, so that every server process knows of them.

The numbers are our own choice. A code has 60 bits, so nobody guesses one; waiting keeps the scrypt of each try from
becoming a way to tire the server, and a flood of reports from burying those that are meant.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from models.tables import ComplaintCase, ComplaintCodeMiss

__all__ = ["MOST_IN_AN_HOUR", "MOST_OF_A_COMMUNITY", "is_flooded", "locked_until", "note_miss", "wait_after"]

_FREE: Final = 5
"""With so many wrong codes for one number, waiting begins: people mistype."""
_LONGEST: Final = timedelta(hours=1)
_REMEMBERED: Final = timedelta(hours=24)
MOST_IN_AN_HOUR: Final = 300
MOST_OF_A_COMMUNITY: Final = 30


def wait_after(misses: int) -> timedelta:
    """Return how long to wait after so many wrong codes: nothing up to four, then 1, 2, 4 ... minutes, at most 60."""
    if misses < _FREE:
        return timedelta(0)
    return min(timedelta(minutes=2 ** min(misses - _FREE, 10)), _LONGEST)


def locked_until(session: Session, number: str, at: datetime) -> datetime | None:
    """Return until when no code is tried for what was typed as a number; None where one may be tried now."""
    row = ComplaintCodeMiss
    query = select(func.count(), func.max(col(row.missed_at))).where(
        col(row.number_digest) == _digest(number), col(row.missed_at) > at - _REMEMBERED
    )
    count, last = session.execute(query).one()
    until = last + wait_after(count) if last is not None else at
    return until if until > at else None


def note_miss(session: Session, number: str, at: datetime) -> None:
    """Note that a code did not fit, and forget what is older than a day. Whoever calls it commits."""
    session.execute(delete(ComplaintCodeMiss).where(col(ComplaintCodeMiss.missed_at) < at - _REMEMBERED))
    session.add(ComplaintCodeMiss(number_digest=_digest(number), missed_at=at))


def is_flooded(session: Session, channel: str, community_id: str | None, at: datetime) -> bool:
    """Return whether a channel has brought so much within the hour that somebody must look first."""
    row = ComplaintCase
    recent = (col(row.channel) == channel, col(row.received_at) > at - timedelta(hours=1))
    if (session.scalar(select(func.count()).where(*recent)) or 0) >= MOST_IN_AN_HOUR:
        return True
    here = select(func.count()).where(*recent, col(row.community_id) == community_id)
    return community_id is not None and (session.scalar(here) or 0) >= MOST_OF_A_COMMUNITY


def _digest(number: str) -> str:
    return sha256(number.strip().upper().encode()).hexdigest()
