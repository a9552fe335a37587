"""The walk through a company's contributions: in which order, within which bounds, and which steps move the score.

A ceiling or floor swallows a contribution when the score with it is the score without it. The walk goes through the
components in their order, in each first through what adds points and then through what takes them: events by
(occurred_on, source_table, source_id, rule), then measures. Every bound is laid on the raw sum so far. So a deduction
is swallowed only where the floor is reached in the end, not because it came before the points it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterator

import ibis
import pyarrow as pa
from ibis.expr.types import Table, Value

from credit.rulebook.shapes import Bounds, Indicator
from credit.scoring.terms import Terms

__all__ = ["ORDER", "clamp", "places", "walked"]

ORDER = ("step", "occurred_on", "source_table", "source_id", "rule")
"""The order of rows inside a component; `step` is 0 for events and counts the measures from 1."""

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


def places(terms: Terms) -> Table:
    """Return where each term and measure stands: its clause, its place in the walk and the bounds around it."""
    return ibis.memtable(pa.Table.from_pylist(list(_places(terms)), schema=_PLACE))


def _places(terms: Terms) -> Iterator[dict[str, object]]:
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


def walked(steps: Table, terms: Terms) -> Table:
    """Add `counted`: whether the score moves when the walk takes this step."""
    nothing = ibis.literal(0, "int64")
    steps = steps.mutate(takes=ibis.ifelse(steps.points < 0, 1, 0))
    steps = steps.mutate(inner=_moved(steps, ("company_no", "indicator_no"), steps.points, nothing, "indicator"))
    steps = steps.mutate(middle=_moved(steps, ("company_no", "component_no"), steps.inner, steps.before, "component"))
    book = terms.book
    rest = sum(clamp(_resting(terms, name), b.floor, b.ceiling) for name, b in book.components.items()) + book.base
    steps = steps.mutate(**{key: ibis.literal(value, "int64") for key, value in _bounds("score", book.score).items()})
    outer = _moved(steps, ("company_no",), steps.middle, ibis.literal(rest, "int64"), "score", "component_no")
    return steps.mutate(counted=(steps.points == 0) | (outer != 0))


def _moved(steps: Table, group: tuple[str, ...], amount: Value, before: Value, name: str, *first: str) -> Value:
    """Return how far a step moves the sum of its group, bounds laid on the sum so far."""
    window = ibis.window(group_by=list(group), order_by=[*first, "takes", *ORDER], preceding=None, following=0)
    reached = before + amount.sum().over(window).cast("int64")
    floor, ceiling = steps[f"{name}_floor"], steps[f"{name}_ceiling"]
    return _within(reached, floor, ceiling) - _within(reached - amount, floor, ceiling)


def _within(value: Value, floor: Value, ceiling: Value) -> Value:
    return ibis.least(ibis.greatest(value, floor), ceiling)
