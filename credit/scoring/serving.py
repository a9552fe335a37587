"""When a company serves at all, and when that changes: service periods merged into stretches."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table

__all__ = ["serving", "stretches"]


def stretches(service_periods: Table) -> Table:
    """Return company_no, starts_on and ends_on of each company's stretches of service, overlaps and touches merged."""
    before = ibis.window(
        group_by="company_no", order_by=["starts_on", "ends_on", "community_no"], preceding=(None, 1), following=None
    )
    marked = service_periods.mutate(reached=service_periods.ends_on.max().over(before))
    fresh = ibis.ifelse(marked.reached.isnull() | (marked.starts_on > marked.reached), 1, 0)
    marked = marked.mutate(fresh=fresh)
    running = ibis.window(
        group_by="company_no", order_by=["starts_on", "ends_on", "community_no"], preceding=None, following=0
    )
    numbered = marked.mutate(stretch=marked.fresh.sum().over(running))
    merged = numbered.group_by("company_no", "stretch").aggregate(
        starts_on=numbered.starts_on.min(), ends_on=numbered.ends_on.max()
    )
    return merged.select("company_no", "starts_on", "ends_on")


def serving(service_periods: Table, as_of: int) -> Table:
    """Return per company whether it serves on as_of (`serves` 1 or 0) and the next day on which that changes."""
    found = stretches(service_periods)
    now = (found.starts_on <= as_of) & (as_of < found.ends_on)
    return found.group_by("company_no").aggregate(
        serves=ibis.ifelse(now, 1, 0).max(),
        serves_until=found.ends_on.min(where=now),
        serves_from=found.starts_on.min(where=found.starts_on > as_of),
    )
