"""Measures: a count or mean over a window, per households or area, that becomes points by bands.

Exact on every engine: sums and products of whole numbers, one quotient rounded half up to a thousandth, no float.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from credit.rulebook.shapes import Measure
from credit.scoring.endings import until
from credit.scoring.pairs import outliving
from credit.scoring.rows import delayed, ending, rows
from credit.scoring.serving import serving
from credit.scoring.sparse import CHANGES_ON, gathered, joined_to, united
from credit.scoring.terms import Life, Terms
from models.values.points import MILLI

__all__ = ["PER", "Unit", "half_up", "measure_parts", "measure_value", "measured", "measured_points", "measured_values"]


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
    double = (denominator * 2).nullif(0)
    whole = numerator * 2 + denominator
    return (whole - whole % double) // double


def measured(tables: Mapping[str, Table], measure: Measure, terms: Terms, known_at: int | None) -> Table:
    """Return company_no, numerator, denominator and value (thousandths) of one measure, for every company.

    Where there is nothing to measure the value is null. `changes_on` is the next day on which its rows change.
    """
    parts = [gathered(measure_parts(tables, measure, terms, known_at))]
    if measure.per is not None:
        parts.append(serving(tables, terms.as_of, [PER[measure.per].column]))
    joined = joined_to(tables["companies"].select("company_no"), parts)
    numerator, denominator, scale = _fraction(joined, measure, "numerator", "denominator")
    joined = joined.mutate(numerator=numerator, denominator=denominator)
    return joined.mutate(value=half_up(joined.numerator * scale, joined.denominator))


def measured_values(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Table:
    """Return company_no, measure (its id) and value (thousandths) of every measure in force that has a value."""
    found = [(measure.id, measured(tables, measure, terms, known_at)) for _, _, measure in terms.measures]
    parts = [one.select("company_no", measure=ibis.literal(name), value=one.value) for name, one in found]
    return united(parts).filter(lambda together: together.value.notnull())


def measure_value(joined: Table, measure: Measure, prefix: str) -> Value:
    """Return the value of a measure, of joined rows that have its parts and what a company serves."""
    numerator, denominator, scale = _fraction(joined, measure, f"{prefix}numerator", f"{prefix}denominator")
    return half_up(numerator * scale, denominator)


def _fraction(joined: Table, measure: Measure, above: str, below: str) -> tuple[Value, Value, int]:
    """Return numerator and denominator, and what the numerator is multiplied by."""
    if measure.source.mean:
        return joined[above], joined[below], 1
    counted = joined[above].fill_null(0).cast("int64")
    if measure.per is None:
        return counted, ibis.literal(1, "int64"), MILLI
    unit = PER[measure.per]
    return counted, joined[unit.column].fill_null(0).cast("int64"), unit.size * MILLI


def measure_parts(
    tables: Mapping[str, Table], measure: Measure, terms: Terms, known_at: int | None, prefix: str = ""
) -> Iterator[Table]:
    """Yield what a measure adds up for the companies that have rows of it, and the days on which these rows change.

    They change when the earliest in the window leaves it, when one stops to hold, and when another comes in.
    """
    as_of, source = terms.as_of, tables[measure.source.table]
    if known_at is not None:
        source = source.filter(source.recorded_at <= known_at)
    found = rows(source, measure.source.table, measure.source.where, measure.source.on)
    window = Life(measure.window)
    inside = found.filter(found.occurred_on >= window.first(as_of), found.starts_on <= as_of, found.stops_on > as_of)
    amounts = _mean(inside, tables, measure) if measure.source.mean else _count(inside)
    named = {f"{prefix}{name}": amounts[name].cast("int64") for name in amounts.columns if name != "company_no"}
    yield amounts.select("company_no", **named)
    if window.ends:
        yield _leaving(inside, window, terms)
    if ending(measure.source.table, measure.source.where):
        yield inside.select("company_no", **{CHANGES_ON: inside.stops_on.cast("int32")})
    later = _later(found, measure, terms)
    yield later.select("company_no", **{CHANGES_ON: later.begins_on.cast("int32")})


def _leaving(inside: Table, window: Life, terms: Terms) -> Table:
    """Return when the earliest row of each company leaves the window; the earliest to come in is the earliest out."""
    firsts = inside.group_by("company_no").aggregate(first=inside.occurred_on.min())
    return firsts.select("company_no", **{CHANGES_ON: until(firsts["first"], window, terms.as_of)})


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
        return scored.group_by("company_no").aggregate(numerator=scored[column].sum(), denominator=scored.count())
    by_community = scored.group_by("company_no", "community_no").aggregate(total=scored[column].sum(), n=scored.count())
    means = by_community.mutate(mean=half_up(by_community.total, by_community.n))
    areas = tables["communities"].select("community_no", area=lambda t: t.floor_area_m2.fill_null(0).cast("int64"))
    weighed = means.inner_join(areas, "community_no")
    return weighed.group_by("company_no").aggregate(
        numerator=(weighed.mean * weighed.area).sum(), denominator=weighed.area.sum()
    )


def _count(inside: Table) -> Table:
    return inside.group_by("company_no").aggregate(numerator=inside.count())


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
