"""The first day after as_of on which a rating changes with no new evidence (下次变动日).

It is the first day on which the pairs that count change (vetoes and blacklist triggers included), or the rows of a
measure, or the communities served under a measure by households or area, or the company's status, or the measures in
force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import ibis
from ibis.expr.types import Table, Value

from credit.scoring.pairs import calendar
from credit.scoring.plan import Plan
from credit.scoring.terms import Life, Terms
from models.values.periods import NEVER, day_number

__all__ = ["next_change"]


def next_change(joined: Table, tables: Mapping[str, Table], plan: Plan) -> Table:
    """Return the joined rows with `next_change_on`, a day number or null."""
    terms = plan.terms
    joined = _with_expiries(joined, plan)
    if any(measure.per for _, _, measure in terms.measures):
        joined = _with_service_changes(joined, tables, terms.as_of)
    days = [day.fill_null(NEVER).cast("int32") for day in _days(joined, plan)]
    first = ibis.least(*days, ibis.literal(_measures_change(terms), "int32"))
    return joined.mutate(next_change_on=first.nullif(NEVER))


def _with_expiries(joined: Table, plan: Plan) -> Table:
    """Look up when the earliest event of each life stops counting; the earliest occurred is the earliest to end."""
    ends = calendar(plan.terms)
    firsts = {f"first_{number}": number for number in plan.lives}
    windows = [plan.terms.lives.index(Life(measure.window)) for _, _, measure in plan.terms.measures]
    firsts |= {f"measure_{number}_first": life for number, life in enumerate(windows)}
    for first, life in firsts.items():
        of_life = ends.filter(ends.cal_life == life).select(
            **{f"{first}_day": ends.cal_day, f"{first}_until": ends.cal_until}
        )
        joined = joined.left_join(of_life, joined[first] == of_life[f"{first}_day"])
    return joined


def _with_service_changes(joined: Table, tables: Mapping[str, Table], as_of: int) -> Table:
    periods = tables["service_periods"]
    starts = periods.select("company_no", day=periods.starts_on)
    ends = periods.select("company_no", day=periods.ends_on)
    later = ibis.union(starts, ends)
    later = later.filter(later.day > as_of)
    found = later.group_by("company_no").aggregate(served_changes=later.day.min())
    return joined.left_join(found, "company_no").drop("company_no_right")


def _days(joined: Table, plan: Plan) -> Iterator[Value]:
    yield from (joined[f"first_{number}_until"] for number in plan.lives)
    yield joined.stops
    yield joined.begins
    if plan.terms_expire:
        yield joined.term_ends
    flips = ibis.ifelse(joined.serves.fill_null(0) == 1, joined.serves_until, joined.serves_from)
    yield ibis.ifelse(joined.participates, flips, NEVER)
    if "served_changes" in joined.columns:
        yield joined.served_changes
    for number, _ in enumerate(plan.terms.measures):
        yield joined[f"measure_{number}_stops"]
        yield joined[f"measure_{number}_begins"]
        yield joined[f"measure_{number}_first_until"]


def _measures_change(terms: Terms) -> int:
    edges = [
        day_number(day)
        for indicator in terms.book.indicators
        for measure in indicator.measures
        for day in (measure.in_force.since, measure.in_force.until)
        if day is not None
    ]
    return min((edge for edge in edges if edge > terms.as_of), default=NEVER)
