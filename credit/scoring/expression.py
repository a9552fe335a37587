"""THE definition of the score: from integer relations of evidence to one row per company, as one Ibis expression.

Batch and one company run this and nothing else, and so will every further engine; `tests/oracle` says the same in plain
loops.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Final

import ibis
from ibis.expr.types import IntegerValue, Scalar, Table, Value

from credit.rulebook.shapes import Bounds, Measure
from credit.scoring.changes import next_change
from credit.scoring.grading import graded
from credit.scoring.measures import PER, measure_parts, measure_value, measured_points
from credit.scoring.pairs import counting, upcoming
from credit.scoring.plan import Bucket, Plan
from credit.scoring.serving import leaving, serving
from credit.scoring.sparse import CHANGES_ON, gathered, joined_to, without
from credit.scoring.sums import sums
from credit.scoring.terms import Terms

__all__ = ["SUPPOSED", "clamped", "ratings", "supposed_column"]

SUPPOSED: Final = "supposed"
"""The relation of hypotheses: company_no, and for each measure in force what it is taken to be, null where as it is."""


def supposed_column(number: int) -> str:
    """Return the column of SUPPOSED for a measure, by its place in `Terms.measures`; it holds thousandths."""
    return f"supposed_{number}"


def ratings(tables: Mapping[str, Table], terms: Terms, known_at: int | None = None, *, roomy: bool = False) -> Table:
    """Return one row per company: company_no, a column of thousandths per component, score, grade, status, flags.

    `tables` are the relations of `credit.evidence.FACTS` on some engine; `known_at` counts microseconds of UTC. A
    company of which more is known than packed sums have room for has no score; then ask again, `roomy` (see
    `credit.scoring.packing`). A table SUPPOSED beside them says what measures are taken to be.
    """
    plan = Plan(terms, roomy=roomy)
    sizes = {PER[measure.per].column for _, _, measure in terms.measures if measure.per is not None}
    parts = [
        sums(counting(tables, plan, known_at), plan),
        serving(tables, terms.as_of, sizes),
        gathered(_sparse(tables, terms, known_at)),
    ]
    parts += [tables[SUPPOSED]] if SUPPOSED in tables else []
    joined = joined_to(tables["companies"].select("company_no", "participates"), parts, _absent(plan))
    return graded(next_change(_scored(_measured(joined, terms), plan), plan), plan)


def _absent(plan: Plan) -> Mapping[str, Scalar]:
    """Return what sums, marks and bits are where no event counts, and `serves` where there are no estates."""
    numbers = {f"{kind}_{number}": ibis.literal(0, "int64") for kind in ("sum", "mark") for number in plan.summed}
    bits = {"flags": ibis.literal(0, "int64"), "serves": ibis.literal(0, "int8")}
    return numbers | bits | {"crowded": ibis.literal(value=False)}


def _sparse(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Iterator[Table]:
    later = upcoming(tables, terms, known_at)
    yield later.select("company_no", **{CHANGES_ON: later.begins_on.cast("int32")})
    yield leaving(tables["service_periods"], terms.as_of)
    for number, (_, _, measure) in enumerate(terms.measures):
        yield from measure_parts(tables, measure, terms, known_at, f"measure_{number}_")


def _measured(joined: Table, terms: Terms) -> Table:
    """Return the joined rows with the points of each measure, as `measure_0` and so on."""
    measures = [measure for _, _, measure in terms.measures]
    if not measures:
        return joined
    # values are a step of their own: inside their bands, each band would work them out anew
    values = {f"measure_{n}": _value(joined, measure, n) for n, measure in enumerate(measures)}
    joined = without(joined, {name for name in joined.columns if name.startswith("measure_")}, **values)
    points = {name: measured_points(joined[name], one) for name, one in zip(values, measures, strict=True)}
    return joined.mutate(**points)


def _value(joined: Table, measure: Measure, number: int) -> Value:
    """Return the value of a measure, or what it is supposed to come to where that is said."""
    value, supposed = measure_value(joined, measure, f"measure_{number}_"), supposed_column(number)
    return ibis.coalesce(joined[supposed], value) if supposed in joined.columns else value


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
    spent = {f"sum_{n}" for n in plan.summed if n not in plan.marked}
    spent |= {f"measure_{n}" for n in range(len(plan.terms.measures))}
    joined = without(joined, spent, **{f"component_{name}": value for name, value in summed.items()})
    total = reduce(lambda left, right: left + right, (joined[f"component_{name}"] for name in book.components))
    score = clamped(total + book.base, book.score.floor, book.score.ceiling).cast("int64")
    return joined.mutate(score=ibis.ifelse(joined.crowded, ibis.null("int64"), score) if plan.packed else score)


def _component(joined: Table, plan: Plan, name: str, bounds: Bounds) -> Value:
    parts = [_bucket(joined, plan, number, b) for number, b in enumerate(plan.buckets) if b.component == name]
    return clamped(reduce(lambda left, right: left + right, parts), bounds.floor, bounds.ceiling)


def _bucket(joined: Table, plan: Plan, number: int, bucket: Bucket) -> IntegerValue:
    total = ibis.literal(0, "int64")
    if number in plan.flags:
        return ibis.ifelse((joined.flags & plan.flags[number]) != 0, ibis.literal(bucket.full, "int64"), total)
    if number in plan.summed:
        total = joined[f"sum_{number}"].cast("int64")
    for place, (component, indicator, _) in enumerate(plan.terms.measures):
        if component == bucket.component and indicator in bucket.indicators:
            total = total + joined[f"measure_{place}"]
    return clamped(total, bucket.floor, bucket.ceiling)
