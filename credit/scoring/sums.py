"""One pass over the counting pairs: everything a rating needs of the events, one row per company.

One grouping by company with filtered sums. A second grouping by company and rule would cost nearly twice the time where
companies are many, since there are then almost as many groups as events.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import Table, Value

from credit.scoring.plan import Plan
from credit.scoring.terms import Kind

__all__ = ["sums"]


def sums(pairs: Table, plan: Plan) -> Table:
    """Return one row per company that has a counting pair: sums by bucket, marks, vetoes, triggers and first days."""
    is_dated = pairs.is_dated & pairs.document_until.notnull()
    life = ibis.ifelse(is_dated, pairs.dated_life, pairs.life) if plan.dated else pairs.life
    ends = ibis.ifelse(is_dated, ibis.least(pairs.stops_on, pairs.document_until), pairs.stops_on)
    pairs = pairs.mutate(life=life, earned=pairs.points * pairs.quantity, ends=ends if plan.dated else pairs.stops_on)
    columns: dict[str, Value] = {f"sum_{n}": pairs.earned.sum(where=pairs.bucket == n) for n in plan.summed}
    if plan.flags:
        columns["flags"] = pairs.flag.bit_or(where=(pairs.flag != 0) & (pairs.quantity > 0))
    for number in plan.mixed.intersection(plan.marked):
        columns[f"mark_{number}"] = pairs.count(where=(pairs.bucket == number) & (pairs.earned != 0))
    columns |= _standing(pairs, plan)
    columns |= {f"first_{n}": pairs.occurred_on.min(where=pairs.life == n) for n in plan.lives}
    columns["stops"] = pairs.ends.min()
    if plan.terms_expire:
        columns["term_ends"] = pairs.in_force_until.min()
    return pairs.group_by("company_no").aggregate(**columns)


def _standing(pairs: Table, plan: Plan) -> Mapping[str, Value]:
    columns: dict[str, Value] = {}
    if Kind.VETO in plan.kinds:
        columns["veto"] = pairs.at_best.max()
    if Kind.BLACK in plan.kinds:
        columns["black_on"] = pairs.occurred_on.max(where=pairs.kind == int(Kind.BLACK))
        columns["lifted_on"] = pairs.occurred_on.max(where=pairs.kind == int(Kind.LIFT))
    return columns
