"""Measures: a count or mean over a window, per households or area, that becomes points by bands.

Exact on every engine: sums and products of whole numbers, one quotient rounded half up to a thousandth, no float.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from credit.rulebook.shapes import Measure
from credit.scoring.pairs import outliving
from credit.scoring.rows import delayed, rows
from credit.scoring.terms import Life, Terms
from models.values.points import MILLI

__all__ = ["PER", "Unit", "half_up", "measured", "measured_points"]


class Unit(NamedTuple):
    """What a rate is counted per: a column of communities, and how much of it makes one."""

    column: str
    size: int


PER: Mapping[str, Unit] = {"households_1000": Unit("households", 1000), "area_10000_m2": Unit("floor_area_m2", 10_000)}


def half_up(numerator: IntegerValue, denominator: IntegerValue) -> IntegerValue:
    """Return numerator / denominator rounded half up to a whole number; both at least 0, below 2**51.

    Ibis divides through a double, which is exact where the dividend is a multiple of the divisor; so the remainder is
    taken off first. A denominator of 0 gives null.
    """
    double = denominator * 2
    safe = ibis.ifelse(denominator == 0, 1, double)
    whole = numerator * 2 + denominator
    return ibis.ifelse(denominator == 0, ibis.null("int64"), (whole - whole % safe) // safe)


def measured(tables: Mapping[str, Table], measure: Measure, terms: Terms, known_at: int | None) -> Table:
    """Return company_no, numerator, denominator and value (thousandths) of one measure, and the days it next changes.

    A company with nothing to measure has nulls; `first` is the earliest day in the window, `stops` the earliest day on
    which a row stops to hold, `begins` the earliest day on which another row comes in.
    """
    as_of, source = terms.as_of, tables[measure.source.table]
    if known_at is not None:
        source = source.filter(source.recorded_at <= known_at)
    found = rows(source, measure.source.table, measure.source.where, measure.source.on)
    window = Life(measure.window)
    inside = found.filter(found.occurred_on >= window.first(as_of), found.starts_on <= as_of, found.stops_on > as_of)
    later = _later(found, measure, terms).group_by("company_no").aggregate(begins=lambda t: t.begins_on.min())
    amounts = _mean(inside, tables, measure) if measure.source.mean else _rate(inside, tables, measure, as_of)
    days = inside.group_by("company_no").aggregate(first=inside.occurred_on.min(), stops=inside.stops_on.min())
    joined = tables["companies"].select("company_no")
    for part in (amounts, days, later):
        joined = joined.left_join(part, "company_no").drop("company_no_right")
    return joined


def _later(found: Table, measure: Measure, terms: Terms) -> Table:
    """Return the rows that come in after as_of, each on the day it begins to hold inside its window."""
    window = Life(measure.window)
    future = found.filter(found.starts_on > terms.as_of, found.occurred_on >= window.first(terms.as_of))
    life = ibis.literal(terms.lives.index(window), "int32")
    future = future.select("company_no", "occurred_on", life=life, begins_on=future.starts_on)
    return outliving(future, terms) if delayed(measure.source.table, measure.source.where) else future


def _mean(inside: Table, tables: Mapping[str, Table], measure: Measure) -> Table:
    column = str(measure.source.mean)
    scored = inside.filter(inside[column].notnull())
    if measure.weigh == "rows":
        plain = scored.group_by("company_no").aggregate(numerator=scored[column].sum(), denominator=scored.count())
        return _with_value(plain, 1)
    by_community = scored.group_by("company_no", "community_no").aggregate(total=scored[column].sum(), n=scored.count())
    means = by_community.mutate(mean=half_up(by_community.total, by_community.n))
    areas = tables["communities"].select("community_no", area=lambda t: t.floor_area_m2.fill_null(0).cast("int64"))
    weighed = means.inner_join(areas, "community_no")
    totals = weighed.group_by("company_no").aggregate(
        numerator=(weighed.mean * weighed.area).sum(), denominator=weighed.area.sum()
    )
    return _with_value(totals, 1)


def _rate(inside: Table, tables: Mapping[str, Table], measure: Measure, as_of: int) -> Table:
    counted = inside.group_by("company_no").aggregate(numerator=inside.count())
    companies = tables["companies"].select("company_no")
    all_counted = companies.left_join(counted, "company_no").select(
        "company_no", numerator=lambda t: t.numerator.fill_null(0).cast("int64")
    )
    if measure.per is None:
        return _with_value(all_counted.mutate(denominator=ibis.literal(1, "int64")), MILLI)
    unit = PER[measure.per]
    sizes = _served(tables, unit.column, as_of)
    joined = all_counted.left_join(sizes, "company_no").drop("company_no_right")
    return _with_value(joined.mutate(denominator=joined.denominator.fill_null(0).cast("int64")), unit.size * MILLI)


def _served(tables: Mapping[str, Table], column: str, as_of: int) -> Table:
    """Return per company the households or area of the communities it serves on as_of."""
    periods = tables["service_periods"]
    now = periods.filter(periods.starts_on <= as_of, periods.ends_on > as_of)
    sizes = tables["communities"].select("community_no", size=lambda t: t[column].fill_null(0).cast("int64"))
    joined = now.inner_join(sizes, "community_no")
    return joined.group_by("company_no").aggregate(denominator=joined.size.sum())


def _with_value(amounts: Table, scale: int) -> Table:
    numerator, denominator = amounts.numerator.cast("int64"), amounts.denominator.cast("int64")
    return amounts.mutate(value=half_up(numerator * scale, denominator))


def measured_points(value: Value, measure: Measure) -> Value:
    """Return the points (thousandths) of a measure's value: itself, or those of the first band it reaches."""
    if measure.as_points:
        points = value
    else:
        branches = [(_reaches(value, band.at_least), ibis.literal(band.points, "int64")) for band in measure.bands]
        points = ibis.cases(*branches, else_=ibis.literal(0, "int64"))
    return ibis.ifelse(value.isnull(), ibis.literal(measure.when_zero, "int64"), points).cast("int64")


def _reaches(value: Value, at_least: int | None) -> Value:
    return value.notnull() if at_least is None else value >= at_least
