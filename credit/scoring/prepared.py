"""The expressions of a rating, written as SQL once: a second rating under the same rulebook and day only runs it.

Writing the SQL of a rulebook takes a second, running it on a city a tenth of that; and the same rulebook and day come
again: for what a company would be rated without an event, for its reasons, for a rating that is repeated.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Final, Protocol

import pyarrow as pa
from ibis.expr.types import Table

from credit.engines.duckdb import Prepared
from credit.scoring.terms import Terms

__all__ = ["Session", "answered"]


class Session(Protocol):
    """An engine that holds relations and runs expressions over them."""

    tables: Mapping[str, Table]

    def prepare(self, expression: Table) -> Prepared:
        """Return an expression as what this kind of engine runs."""

    def run_prepared(self, prepared: Prepared) -> pa.Table:
        """Return the rows of an expression that was prepared over relations of the same columns."""


_MOST: Final = 32
"""Expressions that are kept, a hundred kilobytes each."""

_kept: Final[OrderedDict[Hashable, Prepared]] = OrderedDict()
_lock: Final = threading.Lock()


def answered(session: Session, terms: Terms, about: Hashable, expression: Callable[[], Table]) -> pa.Table:
    """Return the rows of an expression, which follows from the terms, the columns of the session, and `about`.

    `about` says what is asked and what else the expression depends on.
    """
    key = (type(session), terms.book.model_dump_json(by_alias=True), terms.as_of, _relations(session), about)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
    if found is None:
        found = session.prepare(expression())
        with _lock:
            _kept[key] = found
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
    return session.run_prepared(found)


def _relations(session: Session) -> Hashable:
    """Return names and columns of what a session holds; where it lies makes no difference to the SQL."""
    return frozenset((name, table.schema()) for name, table in session.tables.items())
