"""The first day after as_of on which a rating changes with no new evidence (下次变动日).

It is the first day on which the pairs that count change (vetoes and blacklist triggers included), or the rows of a
measure, or the communities served under a measure by households or area, or the company's status, or the measures in
force.
"""

from __future__ import annotations

from collections.abc import Iterator

import ibis
from ibis.expr.types import Table, Value

from credit.scoring.pairs import ends_of
from credit.scoring.plan import Plan
from credit.scoring.sparse import CHANGES_ON
from credit.scoring.terms import Terms
from models.values.periods import NEVER, day_number

__all__ = ["next_change"]


def next_change(joined: Table, plan: Plan) -> Table:
    """Return the joined rows with `next_change_on`, a day number or null."""
    joined = _with_expiries(joined, plan)
    days = [day.fill_null(NEVER).cast("int32") for day in _days(joined, plan)]
    first = ibis.least(*days, ibis.literal(_measures_change(plan.terms), "int32"))
    return joined.mutate(next_change_on=first.nullif(NEVER))


def _with_expiries(joined: Table, plan: Plan) -> Table:
    """Look up when the earliest event of each life stops counting; the earliest occurred is the earliest to end."""
    for number in plan.lives:
        ends = ends_of(plan.terms.lives[number], plan.terms.as_of).rename(
            {f"first_{number}_day": "day", f"first_{number}_until": "until"}
        )
        joined = joined.left_join(ends, joined[f"first_{number}"] == ends[f"first_{number}_day"])
    return joined


def _days(joined: Table, plan: Plan) -> Iterator[Value]:
    yield from (joined[f"first_{number}_until"] for number in plan.lives)
    yield joined.stops
    yield joined[CHANGES_ON]
    flips = ibis.ifelse(joined.serves.fill_null(0) == 1, joined.leaves_on, joined.next_start)
    yield ibis.ifelse(joined.participates, flips, NEVER)
    if any(measure.per for _, _, measure in plan.terms.measures):
        yield joined.next_start
        yield joined.next_end


def _measures_change(terms: Terms) -> int:
    edges = [
        day_number(day)
        for indicator in terms.book.indicators
        for measure in indicator.measures
        for day in (measure.in_force.since, measure.in_force.until)
        if day is not None
    ]
    return min((edge for edge in edges if edge > terms.as_of), default=NEVER)
