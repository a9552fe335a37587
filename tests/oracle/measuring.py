"""Measures by hand: numerator, denominator, quotient rounded half up to a thousandth, points by bands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from credit.rulebook.shapes import Measure
from tests.oracle.days import Evidence, Row, add, day_of
from tests.oracle.sources import Question, Source, holds

__all__ = ["Reading", "half_up", "read_by_measure", "read_measure", "served"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure shows for one company on one day; points in thousandths."""

    numerator: Fraction
    denominator: Fraction
    points: int


def half_up(number: Fraction) -> Fraction:
    """Return the number rounded to a thousandth, a half upwards."""
    thousandths = number * 1000 + Fraction(1, 2)
    return Fraction(thousandths.numerator // thousandths.denominator, 1000)


def served(evidence: Evidence, company_id: str, as_of: date) -> list[str]:
    """Return the communities the company serves on the day."""
    found = []
    for period in evidence["service_periods"]:
        starts_on, ends_on = day_of(period["starts_on"]), day_of(period.get("ends_on"))
        assert starts_on is not None
        if period["company_id"] == company_id and starts_on <= as_of and (ends_on is None or as_of < ends_on):
            found.append(str(period["community_id"]))
    return found


def read_measure(measure: Measure, question: Question, as_of: date) -> Reading:
    """Return what the measure shows of the company."""
    rows = [source for source in question.sources if _in_window(measure, source, as_of)]
    rows = [source for source in rows if source.known(question.known_at)]
    if measure.source.count is not None:
        numerator, denominator = Fraction(len(rows)), _units(measure, question, as_of)
    elif measure.weigh == "rows":
        values = _values(measure, rows)
        numerator, denominator = sum(values, Fraction(0)), Fraction(len(values))
    else:
        numerator, denominator = _weighed(measure, question, rows)
    if denominator == 0:
        return Reading(numerator, denominator, measure.when_zero)
    return Reading(numerator, denominator, _points(measure, half_up(numerator / denominator)))


def read_by_measure(measure: Measure, question: Question, as_of: date) -> tuple[object, ...]:
    """Return what a measure reads: its rows, and under a rate by households or area the service periods that run."""
    rows = [source for source in question.sources if _in_window(measure, source, as_of)]
    ids = frozenset(source.source_id for source in rows if source.known(question.known_at))
    if measure.per is None:
        return (ids,)
    periods = [p for p in question.rows["service_periods"] if p["company_id"] == question.company_id]
    running = [(p["community_id"], p["starts_on"], _runs(p, as_of)) for p in periods]
    return ids, frozenset(running)


def _runs(period: Row, as_of: date) -> int:
    """Return 0 before, 1 during and 2 after a service period."""
    starts_on, ends_on = day_of(period["starts_on"]), day_of(period.get("ends_on"))
    assert starts_on is not None
    return (as_of >= starts_on) + (ends_on is not None and as_of >= ends_on)


def _in_window(measure: Measure, source: Source, as_of: date) -> bool:
    day = day_of(source.cells.get(measure.source.on))
    if source.table != measure.source.table or day is None or day > as_of:
        return False
    end = add(day, measure.window)
    fresh = end is None or as_of < end
    return fresh and not source.revoked(as_of) and holds(measure.source.where, source, as_of)


def _units(measure: Measure, question: Question, as_of: date) -> Fraction:
    if measure.per is None:
        return Fraction(1)
    column, unit = ("households", 1000) if measure.per == "households_1000" else ("floor_area_m2", 10000)
    communities = served(question.rows, question.company_id, as_of)
    return Fraction(sum(_size(question.rows, community, column) for community in communities), unit)


def _size(evidence: Evidence, community_id: str, column: str) -> int:
    for community in evidence["communities"]:
        size = community.get(column)
        if community["community_id"] == community_id and isinstance(size, int):
            return size
    return 0


def _values(measure: Measure, rows: list[Source]) -> list[Fraction]:
    values = []
    for row in rows:
        value = row.cells.get(str(measure.source.mean))
        if isinstance(value, int | Decimal):
            values.append(Fraction(value))
    return values


def _weighed(measure: Measure, question: Question, rows: list[Source]) -> tuple[Fraction, Fraction]:
    numerator = denominator = Fraction(0)
    for community in sorted({str(row.cells["community_id"]) for row in rows}):
        values = _values(measure, [row for row in rows if str(row.cells["community_id"]) == community])
        if values:
            area = _size(question.rows, community, "floor_area_m2")
            numerator += half_up(sum(values, Fraction(0)) / len(values)) * area
            denominator += area
    return numerator, denominator


def _points(measure: Measure, value: Fraction) -> int:
    if measure.as_points:
        return int(value * 1000)
    for band in measure.bands:
        if band.at_least is None or value >= Fraction(band.at_least, 1000):
            return band.points
    return 0
