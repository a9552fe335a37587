"""The first day on which a rating changes by itself: try every day on which anything at all could happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from credit.rulebook.shapes import Compare, Rulebook
from tests.oracle.days import add, day_of, next_new_year
from tests.oracle.events import counting, in_force, namings_of
from tests.oracle.grading import status_of
from tests.oracle.measuring import read_by_measure
from tests.oracle.sources import Question

__all__ = ["next_change", "state_of"]

State = tuple[object, ...]


def state_of(question: Question, day: date) -> State:
    """Return all that a change is a change of: what runs under which version, the status, what the measures read."""
    pairs = {
        (count.naming.kind, count.naming.indicator, count.naming.version, count.event.code, count.event.source.table,
         count.event.source.source_id, count.event.occurred_on)
        for count in counting(question, day, lifting=False)
    }  # fmt: skip
    readings = tuple(
        (indicator.indicator, measure.id, read_by_measure(measure, question, day))
        for indicator in question.book.indicators
        for measure in indicator.measures
        if in_force(measure.in_force, day)
    )
    return frozenset(pairs), status_of(question.rows, question.company_id, day), readings


def next_change(question: Question, as_of: date) -> date | None:
    """Return the first day after as_of whose state differs from that of as_of; None when there is none."""
    now = state_of(question, as_of)
    for day in _candidates(question):
        if day > as_of and state_of(question, day) != now:
            return day
    return None


def _candidates(question: Question) -> list[date]:
    book = question.book
    starts = {day_of(cell) for source in question.sources for cell in source.cells.values() if isinstance(cell, date)}
    for period in question.rows["service_periods"]:
        if period["company_id"] == question.company_id:
            starts |= {day_of(period["starts_on"]), day_of(period.get("ends_on"))}
    starts |= set(_in_force_days(book))
    days: set[date | None] = set()
    for start in starts:
        if start is not None:
            days |= {start, next_new_year(start)}
            days |= {add(start, length) for length in _lengths(book)}
            days |= {start + timedelta(days=count) for count in _thresholds(book)}
    return sorted(day for day in days if day is not None)


def _in_force_days(book: Rulebook) -> Iterator[date | None]:
    for naming in namings_of(book):
        if naming.in_force is not None:
            yield naming.in_force.since
            yield naming.in_force.until
    for indicator in book.indicators:
        for measure in indicator.measures:
            yield measure.in_force.since
            yield measure.in_force.until


def _lengths(book: Rulebook) -> set[str]:
    words = ("document", "calendar_year", "forever")
    lengths = {str(naming.valid) for naming in namings_of(book) if naming.valid not in words} | {"P1Y"}
    lengths |= {str(measure.window) for indicator in book.indicators for measure in indicator.measures}
    return lengths if book.retention is None else lengths | {str(book.retention)}


def _thresholds(book: Rulebook) -> set[int]:
    """Return the day counts at which a comparison may turn, and those next to them."""
    wheres = [derivation.where for derivation in book.derive]
    wheres += [measure.source.where for indicator in book.indicators for measure in indicator.measures]
    found: set[int] = set()
    for where in wheres:
        for column, wanted in where.items():
            if column.endswith("_days") and isinstance(wanted, Compare):
                limits = (wanted.over, wanted.at_least, wanted.under, wanted.at_most)
                found |= set(_near(limit for limit in limits if limit is not None))
    return found


def _near(limits: Iterable[int]) -> Iterator[int]:
    for limit in limits:
        days = limit // 1000
        yield from (days - 1, days, days + 1, days + 2)
