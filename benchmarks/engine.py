"""The two arms of the scoring gates on one open engine: a whole rating, and a bare scan of the same five columns."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from benchmarks.canonical import terms
from credit.engines import duckdb
from credit.evidence import Facts
from credit.scoring.expression import ratings

__all__ = ["SCAN", "THREADS", "Opened", "digest", "opened", "same"]

THREADS = 2

SCAN = "SELECT SUM(quantity), SUM(company_no), MAX(event), MAX(occurred_on), MAX(valid_until) FROM records"
"""Reads every row of five columns and does next to nothing with them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine that holds the facts, with the rating compiled once."""

    connection: Any
    rating: str

    def score(self) -> pa.Table:
        """Return the rating of every company."""
        return self._rows(self.rating)

    def scan(self) -> pa.Table:
        """Return the one row of the scan."""
        return self._rows(SCAN)

    def _rows(self, sql: str) -> pa.Table:
        with warnings.catch_warnings():
            # what Ibis calls too; the copy it warns of is part of what a rating costs
            warnings.simplefilter("ignore")
            return self.connection.execute(sql).to_arrow_table()


@contextmanager
def opened(facts: Facts) -> Iterator[Opened]:
    """Hold the facts in the product's engine and compile the rating through its session.

    The first run goes through the session: it registers the terms, which the compiled SQL names, and both ways of
    running must give the same ratings.
    """
    with duckdb.session(facts.tables, threads=THREADS) as session:
        expression = ratings(session.tables, terms())
        first = session.run(expression)
        engine = Opened(session.tables["records"].get_backend().con, session.sql(expression))
        same(digest(first), digest(engine.score()))
        yield engine


def same(one: str, other: str) -> None:
    """Raise unless two digests are equal: times of arms that answer differently mean nothing."""
    if one != other:
        message = f"two runs that must agree do not: {one[:12]} and {other[:12]}"
        raise AssertionError(message)


def digest(rows: pa.Table) -> str:
    """Return the SHA-256 of ratings, whatever order they came in."""
    ordered = rows.sort_by("company_no")
    found = hashlib.sha256()
    for name in sorted(ordered.column_names):
        # as text: the same number may come as one integer type from Ibis and as another from DuckDB itself
        cells = ordered[name].cast(pa.string()).to_pylist()
        found.update(repr((name, cells)).encode())
    return found.hexdigest()
