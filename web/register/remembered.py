"""Reads of what can no longer change, kept in memory: a publication is read once by a process, not at each request."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

__all__ = ["remembered"]

_Found = TypeVar("_Found")
_MOST: Final = 12
"""Reads that are kept of one database: those of the publication shown, and of the one before while pages change."""

_kept: Final[WeakKeyDictionary[Engine, OrderedDict[Hashable, object]]] = WeakKeyDictionary()
_lock: Final = threading.Lock()


def remembered(connection: Connection, key: Hashable, read: Callable[[], _Found]) -> _Found:
    """Return what was read under the key in this database before, else read it now.

    The key has to name the content: the number of a publication, for its rows are only ever added.
    """
    with _lock:
        known = _kept.setdefault(connection.engine, OrderedDict())
        if key in known:
            known.move_to_end(key)
            return cast("_Found", known[key])
    found = read()
    with _lock:
        known[key] = found
        while len(known) > _MOST:
            known.popitem(last=False)
    return found
