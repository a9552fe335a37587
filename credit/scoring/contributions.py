"""Where every point comes from: one row per counting event and rule, with its source and its clause.

A ceiling or floor swallows a contribution when the score with it, walked in a fixed order, is the score without it. The
walk goes through the components in their order, in each through the events by (occurred_on, source_table, source_id,
rule), then through its measures; every bound is laid on the raw sum so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import ibis
import pyarrow as pa
from ibis.expr.types import Table, Value

from credit.rulebook.shapes import Bounds, Indicator
from credit.scoring.measures import measured, measured_points
from credit.scoring.pairs import calendar, counting
from credit.scoring.plan import Plan
from credit.scoring.terms import Kind, Terms
from models.values.periods import NEVER

__all__ = ["COLUMNS", "clamp", "contributions"]

COLUMNS = (
    "company_no", "component", "indicator", "rule", "event", "source_table", "source_id", "occurred_on", "valid_until",
    "points", "counted", "instrument", "article",
)  # fmt: skip
_UNBOUND = 1 << 60
_NO_COMPONENT = 1 << 20
_PLACE = pa.schema(
    {
        "place_no": pa.int32(), "component": pa.string(), "indicator": pa.string(), "rule": pa.string(),
        "instrument": pa.string(), "article": pa.string(), "step": pa.int32(),
        "component_no": pa.int32(), "indicator_no": pa.int32(),
        "indicator_floor": pa.int64(), "indicator_ceiling": pa.int64(),
        "component_floor": pa.int64(), "component_ceiling": pa.int64(), "before": pa.int64(),
    }
)  # fmt: skip


def contributions(tables: Mapping[str, Table], terms: Terms, known_at: int | None = None) -> Table:
    """Return the rows of COLUMNS for every company, in the order of the walk; vetoes and triggers have no component."""
    pairs = counting(tables, Plan(terms), known_at, provenance=True)
    found = ibis.union(_of_events(_standing(pairs), terms), *_of_measures(tables, terms, known_at))
    places = ibis.memtable(pa.Table.from_pylist(list(_places(terms)), schema=_PLACE))
    steps = found.inner_join(places, found.place == places.place_no)
    walked = _walked(steps, terms)
    ordered = walked.order_by("company_no", "component_no", *_ORDER)
    return ordered.select(*COLUMNS)


def _standing(pairs: Table) -> Table:
    """Return the pairs without the decisions to lift and without the triggers they lifted."""
    lifts = pairs.filter(pairs.kind == int(Kind.LIFT))
    lifted = lifts.group_by("company_no").aggregate(lifted_on=lifts.occurred_on.max())
    joined = pairs.left_join(lifted, "company_no").drop("company_no_right")
    is_lifted = (joined.kind == int(Kind.BLACK)) & (joined.lifted_on >= joined.occurred_on)
    return joined.filter(joined.kind != int(Kind.LIFT), ~is_lifted.fill_null(ibis.literal(value=False)))


_ORDER = ("step", "occurred_on", "source_table", "source_id", "rule")


def _of_events(pairs: Table, terms: Terms) -> Table:
    is_dated = pairs.is_dated & pairs.document_until.notnull()
    life = ibis.ifelse(is_dated, pairs.dated_life, pairs.life)
    ends = calendar(terms)
    looked_up = pairs.mutate(life=life, ends_by=ibis.ifelse(is_dated, pairs.document_until, NEVER))
    matches = (looked_up.life == ends.cal_life) & (looked_up.occurred_on == ends.cal_day)
    joined = looked_up.left_join(ends, matches)
    until = ibis.least(joined.ends_by, joined.cal_until.fill_null(NEVER)).nullif(NEVER)
    return joined.select(
        "company_no", "event", "source_table", "source_id", "occurred_on", place=joined.term_no,
        valid_until=until.cast("int32"), points=(joined.points * joined.quantity).cast("int64"),
    ).select(*_FOUND)  # fmt: skip


_FOUND = ("company_no", "place", "event", "source_table", "source_id", "occurred_on", "valid_until", "points")


def _of_measures(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Iterator[Table]:
    for number, (_, _, measure) in enumerate(terms.measures):
        found = measured(tables, measure, terms, known_at)
        yield found.select(
            "company_no", place=ibis.literal(len(terms.all) + number, "int32"), event=ibis.null("string"),
            source_table=ibis.literal("measures"), source_id=ibis.null("string"), occurred_on=ibis.null("int32"),
            valid_until=ibis.null("int32"), points=measured_points(found.value, measure),
        ).select(*_FOUND)  # fmt: skip


def _places(terms: Terms) -> Iterator[dict[str, object]]:
    """Yield where each term and measure stands: its clause, its place in the walk and the bounds around it."""
    components = list(terms.book.components)
    bounds = {i.indicator: (n, i) for n, i in enumerate(terms.book.indicators)}
    sources = [(t.no, t.component, t.indicator, t.id, t.basis, 0) for t in terms.all]
    sources += [
        (len(terms.all) + n, component, indicator, measure.id, measure.basis, 1 + n)
        for n, (component, indicator, measure) in enumerate(terms.measures)
    ]
    for number, component, indicator, rule, basis, step in sources:
        row: dict[str, object] = {
            "place_no": number, "component": component, "indicator": indicator, "rule": rule, "step": step,
            "instrument": basis.instrument if basis else None, "article": basis.article if basis else None,
            "component_no": _NO_COMPONENT, "indicator_no": -1, "before": 0,
            **_bounds("indicator", None), **_bounds("component", None),
        }  # fmt: skip
        if component is not None and indicator is not None:
            row |= {"component_no": components.index(component), "indicator_no": bounds[indicator][0]}
            row |= _bounds("indicator", bounds[indicator][1]) | {"before": _resting(terms, component)}
            row |= _bounds("component", terms.book.components[component])
        yield row


def _bounds(name: str, bounds: Bounds | Indicator | None) -> dict[str, int]:
    floor, ceiling = (None, None) if bounds is None else (bounds.floor, bounds.ceiling)
    return {
        f"{name}_floor": -_UNBOUND if floor is None else floor,
        f"{name}_ceiling": _UNBOUND if ceiling is None else ceiling,
    }


def _resting(terms: Terms, component: str) -> int:
    """Return a component's points before any event: the sum of its indicators' bounds laid on nothing."""
    return sum(clamp(0, i.floor, i.ceiling) for i in terms.book.indicators if i.component == component)


def clamp(points: int, floor: int | None, ceiling: int | None) -> int:
    """Return the points within their bounds; None is no bound."""
    points = points if floor is None else max(points, floor)
    return points if ceiling is None else min(points, ceiling)


def _walked(steps: Table, terms: Terms) -> Table:
    """Add `counted`: whether the score moves when the walk takes this step."""
    nothing = ibis.literal(0, "int64")
    steps = steps.mutate(inner=_moved(steps, ("company_no", "indicator_no"), steps.points, nothing, "indicator"))
    steps = steps.mutate(middle=_moved(steps, ("company_no", "component_no"), steps.inner, steps.before, "component"))
    book = terms.book
    rest = sum(clamp(_resting(terms, name), b.floor, b.ceiling) for name, b in book.components.items()) + book.base
    steps = steps.mutate(**{key: ibis.literal(value, "int64") for key, value in _bounds("score", book.score).items()})
    outer = _moved(steps, ("company_no",), steps.middle, ibis.literal(rest, "int64"), "score", *_COMPONENTWISE)
    return steps.mutate(counted=(steps.points == 0) | (outer != 0))


_COMPONENTWISE = ("component_no",)


def _moved(steps: Table, group: tuple[str, ...], amount: Value, before: Value, name: str, *first: str) -> Value:
    """Return how far a step moves the sum of its group, bounds laid on the sum so far."""
    window = ibis.window(group_by=list(group), order_by=[*first, *_ORDER], preceding=None, following=0)
    reached = before + amount.sum().over(window).cast("int64")
    floor, ceiling = steps[f"{name}_floor"], steps[f"{name}_ceiling"]
    return _within(reached, floor, ceiling) - _within(reached - amount, floor, ceiling)


def _within(value: Value, floor: Value, ceiling: Value) -> Value:
    return ibis.least(ibis.greatest(value, floor), ceiling)
