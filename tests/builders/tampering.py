"""What somebody with the files can do: change a database past its own constraints, and rewrite a record.

tamper(url, "UPDATE rating SET score_milli = score_milli + 1")
rewritten(url)     # the log signs another history with its own key, and no witness
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import delete, select, update
from sqlmodel import col

from models.ledger.entries import commitment
from models.record import checkpoint, sequence
from models.tables import LedgerCheckpoint, LedgerEntry, LedgerTile
from tests.builders.record import AT, LOG, unsigned, writing_to

__all__ = ["only", "recommitted", "rewritten", "tamper"]


def tamper(url: str, statement: str, *values: object) -> None:
    """Run a statement on an SQLite file, its CHECK constraints and foreign keys switched off."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement, values)


def only(url: str, query: str) -> object:
    """Return the one cell of a query."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        cell: object = connection.execute(query).fetchone()[0]
        return cell


def recommitted(url: str, position: int, old: str, new: str) -> None:
    """Change the content of an entry, and let its digest commit to what it says now."""
    with writing_to(url) as session:
        found = session.scalars(select(LedgerEntry).where(col(LedgerEntry.position) == position)).one()
        assert found.content is not None
        assert found.salt is not None
        assert old in found.content
        found.content = found.content.replace(old, new)
        found.digest = commitment(found.salt, found.content.encode())


def rewritten(url: str) -> None:
    """Hash all entries anew and let the log sign them as if it had never signed before; no witness cosigns."""
    with writing_to(url) as session:
        session.execute(delete(LedgerTile))
        session.execute(delete(LedgerCheckpoint))
        session.execute(update(LedgerEntry).values(position=None))
        sequence(session)
        checkpoint(session, LOG, LOG.name, AT, unsigned)
