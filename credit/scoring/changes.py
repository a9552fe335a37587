"""The first day after as_of on which a rating changes with no new evidence (下次变动日).

It is the first day on which the pairs that count change (vetoes and blacklist triggers included), or the rows of a
measure, or the communities served under a measure by households or area, or the company's status, or the measures in
force.
"""

from __future__ import annotations

from collections.abc import Iterator

import ibis
from ibis.expr.types import Table, Value

from credit.scoring.measures import PER
from credit.scoring.plan import Plan
from credit.scoring.sparse import CHANGES_ON, without
from credit.scoring.terms import Terms
from models.values.periods import NEVER, day_number

__all__ = ["next_change"]

_SPENT = frozenset({"ends", "leaves_on", "next_start", "next_end", CHANGES_ON, *(unit.column for unit in PER.values())})


def next_change(joined: Table, plan: Plan) -> Table:
    """Return the joined rows with `next_change_on`, a day number or null, in place of the days it is the first of."""
    days = [day.fill_null(NEVER).cast("int32") for day in _days(joined, plan)]
    first = ibis.least(*days, ibis.literal(_measures_change(plan.terms), "int32"))
    return without(joined, _SPENT, next_change_on=first.nullif(NEVER))


def _days(joined: Table, plan: Plan) -> Iterator[Value]:
    yield joined.ends
    yield joined[CHANGES_ON]
    flips = ibis.ifelse(joined.serves == 1, joined.leaves_on, joined.next_start)
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
