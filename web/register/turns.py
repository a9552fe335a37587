"""Turns for writers: on SQLite, processes that write often queue for the lock, where its own waiting lets some starve.

SQLite asks for its lock again after growing pauses, so that of two busy processes the one that just wrote often writes
next. A lock of the system (flock) wakes who waits. It is a courtesy: who does not take a turn still cannot do harm.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from web.register.wakes import folder_of_wakes, wakes_of

__all__ = ["turn"]


@contextmanager
def turn(engine: Engine) -> Iterator[None]:
    """Wait for one's turn to write, and let the next go at the end; other databases queue by themselves."""
    if engine.dialect.name != "sqlite":
        yield
        return
    folder = folder_of_wakes()
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / f"{wakes_of(engine)}.turn").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
