"""Rate an evidence package: the one call that people and programs use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.expr.types import Table

from credit.engines import duckdb
from credit.evidence import FACTS, Facts, Package, read_package
from credit.rulebook.shapes import Condition, Rulebook
from credit.scoring.contributions import contributions
from credit.scoring.expression import ratings
from credit.scoring.frames import contributions_frame, ratings_frame
from credit.scoring.measures import measured_values
from credit.scoring.prepared import Session, answered
from credit.scoring.terms import LIFTED, Terms
from models.errors import InputError, Problem
from models.values.moments import SHANGHAI, moment_at, moment_number, parse_moment
from models.values.periods import day_number

if TYPE_CHECKING:
    import pandas as pd  # for types alone; loaded when something is first rated

__all__ = ["ENGINES", "Rated", "rate", "rate_facts", "relation", "scored"]


Engine = Callable[[Mapping[str, pa.Table | Path]], AbstractContextManager[Session]]
ENGINES: Final[Mapping[str, Engine]] = {"duckdb": duckdb.session}
"""The engines there are; all give the same answer."""


@dataclass(frozen=True)
class Rated:
    """A rating run. Points in the frames are integer thousandths, days are dates; see the docs on ratings.

    Reasons and unknown events are computed when they are first asked for: a history of ratings needs neither.
    """

    book: Rulebook
    as_of: date
    known_at: datetime | None
    engine: str
    facts: Facts
    ratings: pd.DataFrame
    package: Package | None = None

    @cached_property
    def contributions(self) -> pd.DataFrame:
        """One row per counting event and rule: points before bounds, whether they counted, clause and source."""
        known_at = _micros(self.known_at)
        rows = self._run(("contributions", known_at), lambda tables: contributions(tables, self._terms, known_at))
        return contributions_frame(rows, self._companies)

    @cached_property
    def measures(self) -> Mapping[tuple[str, str], int]:
        """What measures in force come to, in thousandths, by (company_id, measure); absent where there is nothing."""
        if not self._terms.measures:
            return {}
        known_at = _micros(self.known_at)
        rows = self._run(("measures", known_at), lambda tables: measured_values(tables, self._terms, known_at))
        ids = self._companies["company_id"].to_pylist()
        numbers = dict(zip(self._companies["company_no"].to_pylist(), ids, strict=True))
        found = (rows[column].to_pylist() for column in ("company_no", "measure", "value"))
        return {(numbers[number], name): value for number, name, value in zip(*found, strict=True)}

    @cached_property
    def unknown_events(self) -> Mapping[str, int]:
        """Event codes that nothing in the rulebook names, and how many records have them."""
        rows = self._run("unknown events", lambda tables: _unknown_events(tables, self._terms), ("records",))
        return dict(zip(*(rows[column].to_pylist() for column in ("event", "found")), strict=True))

    @cached_property
    def by_company(self) -> Mapping[str, pd.Series]:
        """The row of each company, by company_id."""
        return {str(row["company_id"]): row for _, row in self.ratings.iterrows()}

    @property
    def _terms(self) -> Terms:
        return Terms(self.book, day_number(self.as_of))

    @property
    def _companies(self) -> pa.Table:
        return relation(self.facts, "companies")

    def _run(
        self, about: Hashable, expression: Callable[[Mapping[str, Table]], Table], names: Collection[str] = FACTS
    ) -> pa.Table:
        """Return the rows of an expression over the named relations; all of them if none are named."""
        with ENGINES[self.engine]({name: self.facts.tables[name] for name in names}) as session:
            return answered(session, self._terms, about, lambda: expression(session.tables))


def rate(
    package: Package | str | Path,
    book: Rulebook,
    *,
    as_of: date | str,
    known_at: datetime | str | None = None,
    engine: str = "duckdb",
) -> Rated:
    """Return every company's rating on a day, from a package or the path of one.

    `known_at` limits the evidence to what was recorded by that moment. Raises InputError for a day or moment that
    cannot be read, an unknown engine, or an unreadable package.
    """
    read = package if isinstance(package, Package) else read_package(package)
    rated = rate_facts(read.facts, book, as_of=_day(as_of), known_at=_moment(known_at), engine=engine)
    return replace(rated, package=read)


def rate_facts(
    facts: Facts, book: Rulebook, *, as_of: date, known_at: datetime | None = None, engine: str = "duckdb"
) -> Rated:
    """Return the rating of facts that are already attributed; see `rate`."""
    if engine not in ENGINES:
        raise InputError(Problem("engine", f"{engine!r} is no engine", f"Choose one of {', '.join(ENGINES)}."))
    terms = Terms(book, day_number(as_of))
    with ENGINES[engine](facts.tables) as session:
        rows = scored(session, terms, _micros(known_at))
    frame = ratings_frame(rows, relation(facts, "companies"), book, as_of, known_at)
    return Rated(book=book, as_of=as_of, known_at=known_at, engine=engine, facts=facts, ratings=frame)


def scored(session: Session, terms: Terms, known_at: int | None) -> pa.Table:
    """Return the ratings of the relations that a session holds; see `credit.scoring.expression`.

    A score is missing only where packed sums had no room for all that happened to a company.
    """
    rows = _scored(session, terms, known_at)
    return _scored(session, terms, known_at, roomy=True) if rows["score"].null_count else rows


def _scored(session: Session, terms: Terms, known_at: int | None, *, roomy: bool = False) -> pa.Table:
    about = ("ratings", known_at, roomy)
    return answered(session, terms, about, lambda: ratings(session.tables, terms, known_at, roomy=roomy))


def relation(facts: Facts, name: str) -> pa.Table:
    """Return a relation as an Arrow table, read from its file where it lies in one."""
    found = facts.tables[name]
    return pq.read_table(found) if isinstance(found, Path) else found


def _micros(known_at: datetime | None) -> int | None:
    return None if known_at is None else moment_number(known_at)


def _unknown_events(tables: Mapping[str, Table], terms: Terms) -> Table:
    """Return the event codes that no rule, veto, trigger, derivation or measure names, with how many rows have each."""
    book, records = terms.book, tables["records"]
    wheres = [d.where for d in book.derive if d.from_ == "records"]
    wheres += [m.source.where for i in book.indicators for m in i.measures if m.source.table == "records"]
    read = {code for where in wheres for code in _named(where.get("event"))}
    known = sorted(terms.events | read | {LIFTED})
    unknown = records.filter(~records.event.isin(known))
    return unknown.group_by("event").aggregate(found=unknown.count()).order_by(ibis.asc("event"))


def _named(test: Condition) -> list[str]:
    return [str(value) for value in test] if isinstance(test, tuple) else [str(test)]


def _day(as_of: date | str) -> date:
    if isinstance(as_of, date):
        return as_of
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        problem = Problem("as_of", f"{as_of!r} is no date", "Write it as YYYY-MM-DD, like 2024-06-30.")
        raise InputError(problem) from None


def _moment(known_at: datetime | str | None) -> datetime | None:
    if isinstance(known_at, datetime):
        return known_at if known_at.tzinfo else known_at.replace(tzinfo=SHANGHAI)
    if known_at is None:
        return None
    try:
        return moment_at(parse_moment(known_at))
    except ValueError:
        remedy = "Write it as ISO 8601, like 2024-06-30T12:00:00+08:00."
        raise InputError(Problem("known_at", f"{known_at!r} is no moment", remedy)) from None
