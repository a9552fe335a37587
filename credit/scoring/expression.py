"""THE definition of the score: from integer relations of evidence to one row per company, as one Ibis expression.

Batch and one company run this and nothing else, and so will every further engine; `tests/oracle` says the same in plain
loops.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from credit.rulebook.shapes import Bounds
from credit.scoring.changes import next_change
from credit.scoring.grading import graded
from credit.scoring.measures import measured, measured_points
from credit.scoring.pairs import counting, upcoming
from credit.scoring.plan import Bucket, Plan
from credit.scoring.serving import serving
from credit.scoring.sums import sums
from credit.scoring.terms import Terms

__all__ = ["clamped", "ratings"]


def ratings(tables: Mapping[str, Table], terms: Terms, known_at: int | None = None) -> Table:
    """Return one row per company: company_no, a column of thousandths per component, score, grade, status, flags.

    `tables` are the relations of `credit.evidence.FACTS` on some engine; `known_at` counts microseconds of UTC.
    """
    plan = Plan(terms)
    pairs = counting(tables, plan, known_at)
    joined = tables["companies"].select("company_no", "participates")
    parts = [
        sums(pairs, plan),
        upcoming(tables, terms, known_at).group_by("company_no").aggregate(begins=lambda t: t.begins_on.min()),
        serving(tables["service_periods"], terms.as_of),
        *_measures(tables, terms, known_at),
    ]
    for part in parts:
        joined = joined.left_join(part, "company_no").drop("company_no_right")
    return graded(next_change(_scored(joined, plan), tables, plan), plan)


def _measures(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Iterable[Table]:
    for number, (_, _, measure) in enumerate(terms.measures):
        found = measured(tables, measure, terms, known_at)
        yield found.select(
            "company_no",
            **{
                f"measure_{number}": measured_points(found.value, measure),
                f"measure_{number}_first": found["first"],
                f"measure_{number}_stops": found.stops,
                f"measure_{number}_begins": found.begins,
            },
        )


def clamped(value: IntegerValue, floor: int | None, ceiling: int | None) -> IntegerValue:
    """Return the value within its bounds; None is no bound."""
    if floor is not None:
        value = ibis.greatest(value, ibis.literal(floor, "int64"))
    if ceiling is not None:
        value = ibis.least(value, ibis.literal(ceiling, "int64"))
    return value


def _scored(joined: Table, plan: Plan) -> Table:
    book = plan.terms.book
    summed = {name: _component(joined, plan, name, bounds) for name, bounds in book.components.items()}
    joined = joined.mutate(**{f"component_{name}": value for name, value in summed.items()})
    total = reduce(lambda left, right: left + right, (joined[f"component_{name}"] for name in book.components))
    return joined.mutate(score=clamped(total + book.base, book.score.floor, book.score.ceiling).cast("int64"))


def _component(joined: Table, plan: Plan, name: str, bounds: Bounds) -> Value:
    parts = [_bucket(joined, plan, number, b) for number, b in enumerate(plan.buckets) if b.component == name]
    return clamped(reduce(lambda left, right: left + right, parts), bounds.floor, bounds.ceiling)


def _bucket(joined: Table, plan: Plan, number: int, bucket: Bucket) -> IntegerValue:
    total = ibis.literal(0, "int64")
    if number in plan.flags:
        reached = (joined.flags.fill_null(0) & plan.flags[number]) != 0
        return ibis.ifelse(reached, ibis.literal(bucket.full, "int64"), total)
    if number in plan.summed:
        total = joined[f"sum_{number}"].fill_null(0).cast("int64")
    for place, (component, indicator, _) in enumerate(plan.terms.measures):
        if component == bucket.component and indicator in bucket.indicators:
            total = total + joined[f"measure_{place}"]
    return clamped(total, bucket.floor, bucket.ceiling)
