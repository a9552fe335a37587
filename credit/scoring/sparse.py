"""What only some companies have, put together: one relation to join to the companies instead of one for each question.

Where companies are many, every further join costs as much as a good part of reading the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import ibis
from ibis.expr.types import Table

__all__ = ["CHANGES_ON", "gathered", "joined_to"]

CHANGES_ON = "changes_on"
"""The column in which any part says on which days a rating changes; of these the earliest is kept."""


def gathered(parts: Iterable[Table]) -> Table:
    """Return one row per company of the parts, each column of any part in it.

    Parts have `company_no` and columns of their own, with at most one row per company; or `changes_on`, which many
    parts may have and with as many rows as they like.
    """
    parts = list(parts)
    kinds = {name: kind for part in parts for name, kind in part.schema().items() if name != "company_no"}
    padded = [
        part.select("company_no", **{n: part[n] if n in part.columns else ibis.null(kinds[n]) for n in kinds})
        for part in parts
    ]
    together = ibis.union(*padded) if len(padded) > 1 else padded[0]
    columns = {name: together[name].min() if name == CHANGES_ON else together[name].max() for name in kinds}
    return together.group_by("company_no").aggregate(**columns)


def joined_to(companies: Table, parts: Iterable[Table]) -> Table:
    """Return the companies with the columns of parts that have one row per company or none; null where none."""
    return reduce(lambda left, part: left.left_join(part, "company_no").drop("company_no_right"), parts, companies)
