"""Following the record: whom each new entry concerns is told of it, whoever entered it, in the order of positions.

The cursor moves in the transaction that keeps the notes, under one lock: killed anywhere, an entry was told and passed,
or neither. What the portal told with the act is not told again, because an entry names its event.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, select, text
from sqlmodel import Session, col

from models.errors import Problem, WuxinError
from models.record import Clerk, size_of
from models.record.clerk import Entropy
from models.tables import LedgerEntry, NoteCursor, writing
from web.register.sending.telling import TOLD, tell_entry

__all__ = ["Untold", "follow", "follow_all", "pass_over"]

Untold = tuple[str, tuple[Problem, ...]]
"""Kind and subject of an entry of which nobody could be told, and why."""
_LOCK: Final = 0x77756E74
"""The advisory lock of whoever follows the record on PostgreSQL; SQLite has one writer anyway."""
_BATCH: Final = 200
"""Entries in one transaction."""


def follow_all(engine: Engine, now: Callable[[], datetime], entropy: Entropy) -> list[Untold]:
    """Tell of every entry that nobody looked at, and return those of which nobody could be told: they are passed."""
    found: list[Untold] = []
    while _is_behind(engine):
        with writing(engine) as session:
            found += follow(Clerk(session, now(), entropy), _BATCH)
    return found


def follow(clerk: Clerk, most: int) -> list[Untold]:
    """Tell of at most so many entries behind the cursor, and move it; the caller commits."""
    session, row = clerk.session, LedgerEntry
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    cursor = _cursor(session)
    end = min(size_of(session), cursor.position + most)
    query = (
        select(col(row.type), col(row.subject), col(row.digest))
        .where(col(row.position) >= cursor.position, col(row.position) < end, col(row.type).in_(TOLD))
        .order_by(col(row.position))
    )
    untold = [one for found in session.execute(query).all() if (one := _tell(clerk, *found)) is not None]
    cursor.position = end
    session.flush()
    return untold


def pass_over(session: Session) -> None:
    """Tell nobody of what is on record by now: a register that was made up begins with empty inboxes."""
    _cursor(session).position = size_of(session)
    session.flush()


def _tell(clerk: Clerk, kind: str, subject: str, digest: str) -> Untold | None:
    """Tell of one entry, all whom it concerns or nobody."""
    try:
        with clerk.session.begin_nested():
            tell_entry(clerk, kind, subject, digest)
    except WuxinError as error:
        return f"{kind} {subject}", error.problems
    return None


def _cursor(session: Session) -> NoteCursor:
    found = session.get(NoteCursor, 1, with_for_update=True)
    if found is None:
        found = NoteCursor(position=0)
        session.add(found)
        session.flush()
    return found


def _is_behind(engine: Engine) -> bool:
    """Return whether there are entries that nobody looked at; asked without a writer's lock, as it is each second."""
    with Session(engine) as session:
        kept = session.get(NoteCursor, 1)
        return size_of(session) > (0 if kept is None else kept.position)
