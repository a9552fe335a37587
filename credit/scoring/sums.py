"""One pass over the counting pairs: everything a rating needs of the events, one row per company.

One grouping by company, with as few aggregates as will do. A second grouping by company and rule would cost nearly
twice the time where companies are many, since there are then almost as many groups as events.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from credit.scoring.endings import run_out
from credit.scoring.packing import MOST, Packing
from credit.scoring.plan import Plan
from credit.scoring.sparse import without
from credit.scoring.terms import Kind
from models.values.periods import NEVER

__all__ = ["sums"]


def sums(pairs: Table, plan: Plan) -> Table:
    """Return one row per company that has a counting pair: sums by bucket, marks, vetoes, triggers, the first to end.

    `crowded` says that more happened than packed sums have room for; such sums mean nothing.
    """
    columns = _packed(pairs, plan.packed) if plan.packed else _summed(pairs, plan)
    if plan.flagged:
        # a veto stands whatever its quantity; anything else has to happen at least once
        happened = (pairs.quantity > 0) | (pairs.kind == int(Kind.VETO))
        columns["flags"] = ibis.ifelse(happened, pairs.flag, 0).bit_or()
    if Kind.BLACK in plan.kinds:
        # twice the day, and one more for a decision to lift; so the greatest is even where a trigger came after every
        # decision. A decision on the day of a trigger lifts it.
        columns["last_barred"] = (pairs.occurred_on * 2 + pairs.barred).max()
    # one aggregate for all that ends: what is carried for each company has to fit into the cache of a processor
    columns["ends"] = ibis.least(*_ends(pairs, plan)).min()
    found = pairs.group_by("company_no").aggregate(**columns)
    return _unpacked(found, plan, plan.packed) if plan.packed else found.mutate(crowded=False)


def _ends(pairs: Table, plan: Plan) -> Iterator[Value]:
    """Yield the days on which a pair stops to count: revoked, by its age or its document, or with its term."""
    yield pairs.stops_on.fill_null(NEVER)
    yield run_out(pairs, plan.terms)
    if plan.terms_expire:
        yield pairs.in_force_until


def _summed(pairs: Table, plan: Plan) -> dict[str, Value]:
    earned = pairs.points * pairs.quantity
    columns: dict[str, Value] = {f"sum_{n}": earned.sum(where=pairs.bucket == n) for n in plan.summed}
    marks = plan.mixed.intersection(plan.marked)
    return columns | {f"mark_{n}": pairs.count(where=(pairs.bucket == n) & (earned != 0)) for n in marks}


def _packed(pairs: Table, packed: Packing) -> dict[str, Value]:
    return {f"word_{n}": (pairs[f"word_{n}"] * pairs.quantity).sum() for n in range(packed.words)}


def _unpacked(found: Table, plan: Plan, packed: Packing) -> Table:
    """Return the sums and marks of each company in place of its words, and whether they are to be trusted."""
    fits = found.word_0 < (MOST + 1) << packed.top
    names = [f"word_{number}" for number in range(packed.words)]
    whole = {name: ibis.ifelse(fits, found[name], 0.0).cast("int64") for name in names}
    found = found.mutate(crowded=~fits, **whole)
    words = [found[name] for name in names]
    columns: dict[str, Value] = {}
    for number in plan.summed:
        columns[f"sum_{number}"] = reduce(add, (value * unit for unit, value in _values(words, packed, number)))
        if number in plan.mixed:
            columns[f"mark_{number}"] = reduce(add, (value for _, value in _values(words, packed, number)))
    return without(found, names, **columns)


def _values(words: list[IntegerValue], packed: Packing, bucket: int) -> Iterator[tuple[int, IntegerValue]]:
    """Yield the units of a bucket and how many of each there are."""
    for field in packed.fields:
        if field.bucket == bucket:
            yield field.unit, (words[field.word] >> field.shift) & ((1 << field.bits) - 1)
