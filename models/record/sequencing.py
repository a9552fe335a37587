"""The sequencer: waiting entries get their positions, many in one commit, and the tree grows by them.

Positions are given in the order in which transactions commit, never by a clock: whatever is seen waiting gets the next
positions, and what commits later gets later ones. One chain head inside every transaction would make all writers wait
for one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from sqlalchemy import Engine, bindparam, func, select, text, update
from sqlmodel import Session, col

from models.ledger import leaf_hash
from models.record.entries import entries_waiting
from models.record.rows import table_of
from models.record.tiles import extend
from models.tables import LedgerEntry, writing

__all__ = ["sequence", "sequence_all", "size_of"]

_NEWEST: Final = select(func.max(col(LedgerEntry.position)))
_LOCK: Final = 0x77757869
"""The advisory lock of the one sequencer on PostgreSQL; SQLite has one writer anyway."""


def size_of(session: Session) -> int:
    """Return how many entries have a position; positions count from 0 without a gap."""
    newest = session.scalar(_NEWEST)
    return 0 if newest is None else newest + 1


def sequence(session: Session, most: int = 10_000) -> int:
    """Give at most so many waiting entries their positions and return how many; the caller commits.

    Entries of one moment keep their turns. Two sequencers at once wait for one another.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    waiting = list(islice(entries_waiting(session), most))
    if waiting:
        first = size_of(session)
        _place(session, first, [entry.digest for entry in waiting])
        extend(session, first, [leaf_hash(entry.leaf) for entry in waiting])
    return len(waiting)


def sequence_all(engine: Engine) -> int:
    """Give all waiting entries their positions, group by group in transactions of their own; return how many."""
    placed = 0
    while True:
        with writing(engine) as session:
            found = sequence(session)
        placed += found
        if not found:
            return placed


def _place(session: Session, first: int, digests: Sequence[str]) -> None:
    table = table_of(LedgerEntry)
    change = update(table).where(table.c.digest == bindparam("named")).values(position=bindparam("place"))
    places = [{"named": digest, "place": first + number} for number, digest in enumerate(digests)]
    session.connection().execute(change, places)
