"""Which rows of a table a rulebook speaks of, and on which days (`where` of derivations and measures).

A row of evidence holds its conditions on some days only: a complaint is late from the eleventh day on, not before. So a
row comes out with the days on which it holds, `[starts_on, stops_on)`, all as day numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_, ge, gt, le, lt
from typing import NamedTuple

import ibis
from ibis.expr.types import Table, Value

from credit.rulebook.shapes import Compare, Condition, Where
from models.values.periods import FIRST_DAY, NEVER
from models.values.points import MILLI, parse_points

__all__ = ["ID_COLUMNS", "DayCount", "day_count_columns", "delayed", "ending", "rows"]

ID_COLUMNS: Mapping[str, str] = {
    "complaints": "complaint_id",
    "inspections": "inspection_id",
    "findings": "finding_id",
    "records": "record_id",
}
"""The column that names a row of each table."""


class DayCount(NamedTuple):
    """A count of days that grows until it is closed: from which column, to which."""

    start: str
    close: str


_DAY_COUNTS: Mapping[str, Mapping[str, DayCount]] = {
    "complaints": {
        "answer_days": DayCount("received_at", "answered_at"),
        "close_days": DayCount("received_at", "closed_at"),
    },
    "findings": {"overdue_days": DayCount("rectify_by", "rectified_on")},
}
_IN_THOUSANDTHS = frozenset({"score", "satisfaction"})
_Scalar = str | bool | int


def day_count_columns(table: str) -> Mapping[str, DayCount]:
    """Return the derived day counts of a table."""
    return _DAY_COUNTS.get(table, {})


def delayed(name: str, where: Where) -> bool:
    """Return whether a row may come to hold later than on its own day: a day count has to grow first."""
    return any(_bounds(test)[0] > 0 for test in _growing(name, where).values())


def ending(name: str, where: Where) -> bool:
    """Return whether a row may stop to hold: records are revoked, and a day count may grow too high."""
    return name == "records" or any(_bounds(test)[1] < NEVER for test in _growing(name, where).values())


def rows(table: Table, name: str, where: Where, on: str) -> Table:
    """Return the rows of a facts table that ever meet `where`, with `occurred_on`, `starts_on` and `stops_on`.

    `occurred_on` is the day of the column `on`; a row without it is no event. `stops_on` is NEVER where the row keeps
    holding; a record's revocation stops it too.
    """
    counts = day_count_columns(name)
    growing = _growing(name, where)
    held = [_holds(table, counts[column], test) for column, test in growing.items()]
    plain = [_meets(table[column], column, test) for column, test in where.items() if column not in growing]
    occurred = table[on]
    starts = [occurred, *(begin for begin, _, _ in held)]
    stops = [ibis.literal(NEVER, "int32"), *(end for _, end, _ in held)]
    if "revoked_on" in table.columns:
        stops.append(table.revoked_on.fill_null(NEVER))
    conditions = [occurred.notnull(), *plain, *(possible for _, _, possible in held)]
    found = table.filter(reduce(and_, conditions))
    return found.mutate(
        occurred_on=occurred.cast("int32"),
        starts_on=(ibis.greatest(*starts) if held else occurred).cast("int32"),
        stops_on=(ibis.least(*stops) if len(stops) > 1 else stops[0]).cast("int32"),
    ).filter(lambda t: t.starts_on < t.stops_on)


def _growing(name: str, where: Where) -> dict[str, Compare]:
    """Return the conditions on day counts of a table, by column."""
    counts = day_count_columns(name)
    return {column: test for column, test in where.items() if column in counts and isinstance(test, Compare)}


def _meets(column: Value, name: str, test: Condition) -> Value:
    scale = MILLI if name in _IN_THOUSANDTHS else 1
    if isinstance(test, Compare):
        return reduce(and_, _compare(column * (MILLI // scale), test))
    if test is None:
        return column.isnull()
    if isinstance(test, tuple):
        return column.isin([_scaled(value, scale) for value in test])
    return column == _scaled(test, scale)


def _scaled(value: _Scalar, scale: int) -> _Scalar:
    """Return a scalar as the column holds it: a number of a column in thousandths may be written `"59.5"`."""
    return value if scale == 1 else parse_points(value)


def _compare(column: Value, test: Compare) -> list[Value]:
    limits = ((gt, test.over), (ge, test.at_least), (lt, test.under), (le, test.at_most))
    return [compare(column, limit) for compare, limit in limits if limit is not None]


def _bounds(test: Compare) -> tuple[int, int]:
    """Return the whole days [low, high) that pass; `over: "10"` passes from 11 on."""
    lows = [0] + [limit // MILLI + 1 for limit in (test.over,) if limit is not None]
    lows += [-(-limit // MILLI) for limit in (test.at_least,) if limit is not None]
    highs = [NEVER] + [-(-limit // MILLI) for limit in (test.under,) if limit is not None]
    highs += [limit // MILLI + 1 for limit in (test.at_most,) if limit is not None]
    return max(lows), min(highs)


def _holds(table: Table, count: DayCount, test: Compare) -> tuple[Value, Value, Value]:
    """Return the first day, the end and the possibility of `low <= days < high`, where days grow until closed.

    The count is never negative: a finding that is not due yet is overdue by no day.
    """
    low, high = _bounds(test)
    start, closed = table[count.start], table[count.close].fill_null(NEVER)
    reaches = closed - start
    begin = start + low if low > 0 else ibis.literal(FIRST_DAY, "int32")
    end = ibis.ifelse(reaches >= high, start + high, NEVER) if high < NEVER else ibis.literal(NEVER, "int32")
    possible = start.notnull() & (reaches >= low) if low > 0 else start.notnull()
    return begin, end, possible & (ibis.literal(low) < high)
