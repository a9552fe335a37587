"""What a fee list says of a service fee: housing, level and chosen services, held against the table of the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bidding.fees.table_shapes import FeeTable
from bidding.revenue.charges import HOUSING, Fee
from models.errors import InputError, Problem

__all__ = ["check_marks"]


def check_marks(table: FeeTable | None, fees: Iterable[tuple[str, Fee]], day: date) -> None:
    """Raise InputError with everything that fees say and nobody could hold them against; each with its place in a list.

    Without a table of the place, levels and services are taken as they are told.
    """
    if problems := [one for where, fee in fees for one in _problems(table, where, fee, day)]:
        raise InputError(problems)


def _problems(table: FeeTable | None, where: str, fee: Fee, day: date) -> Iterator[Problem]:
    if fee.housing is not None and fee.housing not in HOUSING:
        known = ", ".join(HOUSING)
        yield Problem(where, f"there is no housing {fee.housing!r}", f"Write one of {known}.")
    if table is None:
        return
    if fee.level is not None and fee.level not in table.levels:
        yield Problem(where, f"there is no level {fee.level!r}", f"Levels are {', '.join(table.levels)}.")
    offered = table.menu_on(day)
    known = ", ".join(offered) or "none"
    for name in fee.menu:
        if name not in offered:
            yield Problem(where, f"there is no service {name!r} on the menu", f"Services are {known}.")
