"""Writing in turn: who waits longest for SQLite's one write lock gets it next.

SQLite has no queue: who finds the lock taken sleeps for growing pauses and looks again, so that of several processes
one may starve for seconds. So those that race a deadline or one another queue for a lock on a file first (flock(2),
whose waiters the kernel keeps). The file lies beside the database, where every process that can write finds the same.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from models.tables import writing

__all__ = ["writing_in_turn"]


@contextmanager
def writing_in_turn(engine: Engine) -> Iterator[Session]:
    """Yield a session as `writing` does, once it is this writer's turn; PostgreSQL needs no turns.

    It is a courtesy: writers that do not queue are waited for as before. It does not nest: who has the turn would wait
    for itself.
    """
    place = engine.url.database
    queue = _turn(Path(f"{place}.turn")) if engine.dialect.name == "sqlite" and place else nullcontext()
    with queue, writing(engine) as session:
        yield session


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
