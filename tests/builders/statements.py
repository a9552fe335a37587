"""How many statements a database is asked, counted by SQLite itself, so that nothing that asks it is left out.

with asked(engine) as statements: ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

__all__ = ["asked"]


@contextmanager
def asked(engine: Engine) -> Iterator[list[str]]:
    """Yield the statements that the database of an engine is asked meanwhile, in order; transactions are none."""
    seen: list[str] = []

    def note(statement: str) -> None:
        if statement.split(None, 1)[0].upper() in ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"):
            seen.append(statement)

    def listen(connection: object, *_rest: object) -> None:
        connection.set_trace_callback(note)  # type: ignore[attr-defined]  # of sqlite3

    def stop(connection: object, *_rest: object) -> None:
        connection.set_trace_callback(None)  # type: ignore[attr-defined]  # of sqlite3

    event.listen(engine, "checkout", listen)
    event.listen(engine, "checkin", stop)
    try:
        yield seen
    finally:
        event.remove(engine, "checkout", listen)
        event.remove(engine, "checkin", stop)
