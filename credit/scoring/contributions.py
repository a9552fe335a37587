"""Where every point comes from: one row per counting event and rule, with its source and its clause.

Whether a contribution moved the score, or a ceiling or floor swallowed it, is settled in `credit.scoring.walk`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import ibis
from ibis.expr.types import Table

from credit.scoring.endings import run_out
from credit.scoring.measures import measured, measured_points
from credit.scoring.pairs import counting
from credit.scoring.plan import Plan
from credit.scoring.terms import Kind, Terms
from credit.scoring.walk import ORDER, places, walked
from models.values.periods import NEVER

__all__ = ["COLUMNS", "contributions"]

COLUMNS = (
    "company_no", "component", "indicator", "rule", "event", "source_table", "source_id", "occurred_on", "valid_until",
    "points", "counted", "instrument", "article",
)  # fmt: skip
_FOUND = ("company_no", "place", "event", "source_table", "source_id", "occurred_on", "valid_until", "points")


def contributions(tables: Mapping[str, Table], terms: Terms, known_at: int | None = None) -> Table:
    """Return the rows of COLUMNS for every company, component by component; vetoes and triggers have no component."""
    pairs = counting(tables, Plan(terms), known_at, provenance=True)
    found = ibis.union(_of_events(_standing(pairs), terms), *_of_measures(tables, terms, known_at))
    where = places(terms)
    steps = walked(found.inner_join(where, found.place == where.place_no), terms)
    return steps.order_by("company_no", "component_no", *ORDER).select(*COLUMNS)


def _standing(pairs: Table) -> Table:
    """Return the pairs without the decisions to lift and without the triggers they lifted."""
    lifts = pairs.filter(pairs.kind == int(Kind.LIFT))
    lifted = lifts.group_by("company_no").aggregate(lifted_on=lifts.occurred_on.max())
    joined = pairs.left_join(lifted, "company_no").drop("company_no_right")
    is_lifted = (joined.kind == int(Kind.BLACK)) & (joined.lifted_on >= joined.occurred_on)
    return joined.filter(joined.kind != int(Kind.LIFT), ~is_lifted.fill_null(ibis.literal(value=False)))


def _of_events(pairs: Table, terms: Terms) -> Table:
    return pairs.select(
        "company_no", "event", "source_table", "source_id", "occurred_on", place=pairs.term_no,
        valid_until=run_out(pairs, terms).nullif(NEVER).cast("int32"),
        points=(pairs.points * pairs.quantity).cast("int64"),
    ).select(*_FOUND)  # fmt: skip


def _of_measures(tables: Mapping[str, Table], terms: Terms, known_at: int | None) -> Iterator[Table]:
    for number, (_, _, measure) in enumerate(terms.measures):
        found = measured(tables, measure, terms, known_at)
        yield found.select(
            "company_no", place=ibis.literal(len(terms.all) + number, "int32"), event=ibis.null("string"),
            source_table=ibis.literal("measures"), source_id=ibis.null("string"), occurred_on=ibis.null("int32"),
            valid_until=ibis.null("int32"), points=measured_points(found.value, measure),
        ).select(*_FOUND)  # fmt: skip
