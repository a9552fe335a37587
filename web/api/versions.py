"""The version of everything that is read without a token, and the entity tags made of it: one row, before any work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from flask import request
from sqlalchemy import func, select
from sqlmodel import Session, col

from models.tables import LedgerEntry
from models.values.moments import moment_number, shanghai_day

__all__ = ["record_version", "tag_of"]

_MAKE_ANSWERS: Final = ("api", "register")
Clock = Callable[[], datetime]


def record_version(session: Session) -> tuple[int, int]:
    """Return the newest position of the record, and how many entries wait for one.

    The pair changes with every act, in its transaction, and when entries are put in order; what is shown, never else.
    """
    newest = select(func.coalesce(func.max(col(LedgerEntry.position)), -1)).scalar_subquery()
    waiting = select(func.count()).where(col(LedgerEntry.position).is_(None)).scalar_subquery()
    position, number = session.execute(select(newest, waiting)).one()
    return position, number


def tag_of(session: Session, now: Clock) -> str:
    """Return the entity tag of what is asked: of the address, the version, the day in Shanghai and our own code."""
    day = shanghai_day(moment_number(now()))
    asked = f"{_code()} {record_version(session)} {day} {request.full_path}"
    return sha256(asked.encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Return a digest of the code that makes answers: an upgrade must not answer with yesterday's."""
    found, web = sha256(), Path(__file__).parent.parent
    for room in _MAKE_ANSWERS:
        for path in sorted((web / room).glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()
