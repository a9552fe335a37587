"""When a company serves at all, what it serves, and when that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis
from ibis.expr.types import Table

from models.values.periods import NEVER

__all__ = ["leaving", "serving"]


def serving(tables: Mapping[str, Table], as_of: int, sizes: Iterable[str] = ()) -> Table:
    """Return per company whether it serves on as_of (`serves` 1 or 0), and when a next period starts or ends.

    `sizes` are columns of communities to add up over those it serves on the day.
    """
    periods, sizes = tables["service_periods"], sorted(sizes)
    if sizes:
        known = {size: tables["communities"][size].fill_null(0).cast("int64") for size in sizes}
        periods = periods.left_join(tables["communities"].select("community_no", **known), "community_no")
    now = (periods.starts_on <= as_of) & (periods.ends_on > as_of)
    return periods.group_by("company_no").aggregate(
        serves=ibis.ifelse(now, 1, 0).max(),
        next_start=periods.starts_on.min(where=periods.starts_on > as_of),
        next_end=periods.ends_on.min(where=periods.ends_on > as_of),
        **{size: periods[size].sum(where=now) for size in sizes},
    )


def leaving(service_periods: Table, as_of: int) -> Table:
    """Return company_no and `leaves_on`, the first day after as_of on which a period ends and no other goes on.

    For a company that serves on as_of, that is the day from which it serves nobody. Periods without an end need no
    look, and they are most: where a company has such a period, it never leaves.
    """
    ending = service_periods.filter(service_periods.ends_on > as_of, service_periods.ends_on < NEVER)
    ending = ending.select("company_no", leaves_on=ending.ends_on)
    goes_on = [
        ending.company_no == service_periods.company_no,
        service_periods.starts_on <= ending.leaves_on,
        service_periods.ends_on > ending.leaves_on,
    ]
    left = ending.anti_join(service_periods, goes_on)
    return left.group_by("company_no").aggregate(leaves_on=left.leaves_on.min())
