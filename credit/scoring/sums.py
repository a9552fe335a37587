"""One pass over the counting pairs: everything a rating needs of the events, one row per company.

One grouping by company with filtered sums. A second grouping by company and rule would cost nearly twice the time where
companies are many, since there are then almost as many groups as events.
"""

from __future__ import annotations

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
    if plan.flagged:
        # a veto stands whatever its quantity; anything else has to happen at least once
        happened = (pairs.quantity > 0) | (pairs.kind == int(Kind.VETO))
        columns["flags"] = pairs.flag.bit_or(where=(pairs.flag != 0) & happened)
    for number in plan.mixed.intersection(plan.marked):
        columns[f"mark_{number}"] = pairs.count(where=(pairs.bucket == number) & (pairs.earned != 0))
    if Kind.BLACK in plan.kinds:
        columns["last_barred"] = _last_barred(pairs)
    columns |= {f"first_{n}": pairs.occurred_on.min(where=pairs.life == n) for n in plan.lives}
    columns["stops"] = pairs.ends.min()
    if plan.terms_expire:
        columns["term_ends"] = pairs.in_force_until.min()
    return pairs.group_by("company_no").aggregate(**columns)


def _last_barred(pairs: Table) -> Value:
    """Return twice the day of the last trigger or decision to lift, and one more where it was a decision.

    Even: a trigger came after every decision, so the company is barred. A decision on the day of a trigger lifts it.
    """
    is_lift = pairs.kind == int(Kind.LIFT)
    is_either = is_lift | (pairs.kind == int(Kind.BLACK))
    return (pairs.occurred_on * 2 + ibis.ifelse(is_lift, 1, 0)).max(where=is_either)
