"""What only some companies have, put together: one relation to join to the companies instead of one for each question.

Where companies are many, every further join costs as much as a good part of reading the evidence.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import ibis
from ibis.expr.types import Scalar, Table, Value

__all__ = ["CHANGES_ON", "gathered", "joined_to", "united", "without"]

CHANGES_ON = "changes_on"
"""The column in which any part says on which days a rating changes; of these the earliest is kept."""

_NOTHING: Final[Mapping[str, Scalar]] = MappingProxyType({})


def gathered(parts: Iterable[Table]) -> Table:
    """Return one row per company of the parts, each column of any part in it.

    Parts have `company_no` and columns of their own, with at most one row per company; or `changes_on`, which many
    parts may have and with as many rows as they like.
    """
    parts = _with_changes_together(parts)
    kinds = {name: kind for part in parts for name, kind in part.schema().items() if name != "company_no"}
    padded = [
        part.select("company_no", **{n: part[n] if n in part.columns else ibis.null(kinds[n]) for n in kinds})
        for part in parts
    ]
    together = united(padded)
    columns = {name: together[name].min() if name == CHANGES_ON else together[name].max() for name in kinds}
    return together.group_by("company_no").aggregate(**columns)


def united(parts: Sequence[Table]) -> Table:
    """Return the rows of all parts, which have the same columns; at least one part."""
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def _with_changes_together(parts: Iterable[Table]) -> list[Table]:
    """Return the parts, with those that only say when ratings change as one: nothing else has to be padded in them."""
    others: list[Table] = []
    changes: list[Table] = []
    for part in parts:
        (changes if part.columns == ("company_no", CHANGES_ON) else others).append(part)
    return [*others, *([united(changes)] if changes else [])]


def joined_to(companies: Table, parts: Iterable[Table], absent: Mapping[str, Scalar] = _NOTHING) -> Table:
    """Return the companies with the columns of parts that have one row per company or none.

    Where a company has none, a column is what `absent` says of it, or null.
    """
    joined, names = companies, list(companies.columns)
    for number, part in enumerate(parts):
        joined = joined.left_join(part, companies.company_no == part.company_no, rname=f"{{name}}_of_{number}")
        names += (name for name in part.columns if name != "company_no")
    filled = {name: joined[name].fill_null(absent[name]) for name in names if name in absent}
    return joined.select(*(name for name in names if name not in filled), **filled)


def without(table: Table, spent: Container[str], /, **values: Value) -> Table:
    """Return the table with these values, and without the columns that nobody asks for from here on.

    The SQL names every column at every step, and an engine reads all of it before it begins.
    """
    return table.select(*(name for name in table.columns if name not in spent), **values)
