"""Databases: SQLite for one machine, PostgreSQL for several workers, the same tables on both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from models.errors import InputError, Problem

__all__ = ["engine_for", "writing"]

_REMEDY = "Write sqlite:///path/to/file.db or postgresql://user@host/name."


def engine_for(url: str) -> Engine:
    """Return an engine for the URL; raises InputError for any other kind of database.

    SQLite: WAL, synchronous=FULL (a write survives a power cut) and foreign keys; PostgreSQL through psycopg.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise InputError(Problem("database URL", f"{url!r} is no database URL.", _REMEDY)) from error
    match parsed.get_backend_name():
        case "sqlite":
            engine = create_engine(parsed, connect_args={"timeout": 30})
            event.listen(engine, "connect", _prepare_sqlite)
            return engine
        case "postgresql":
            return create_engine(parsed.set(drivername="postgresql+psycopg"))
    raise InputError(Problem("database URL", f"{parsed.get_backend_name()} is not supported.", _REMEDY))


def _prepare_sqlite(connection: SQLiteConnection, _record: object) -> None:
    """Let the code say when a transaction begins, and keep what was acknowledged."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Yield a session that commits at the end or changes nothing.

    On SQLite it takes the write lock at once (BEGIN IMMEDIATE): a reader that turns into a writer half way would fail.
    """
    with Session(engine) as session, session.begin():
        if engine.dialect.name == "sqlite":
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        yield session
