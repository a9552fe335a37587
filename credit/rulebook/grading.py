"""The grade table must give every company exactly one grade, and every row must be reachable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from credit.rulebook.shapes import GradeRow
from credit.rulebook.trees import Finding, Loc, Tree, select
from credit.rulebook.validating import each
from models.values.points import format_points

__all__ = ["grading_findings"]

_Row = tuple[Loc, GradeRow]


def grading_findings(tree: Tree) -> Iterator[Finding]:
    """Yield rows out of order, rows that are never reached, and a last row that might not hold."""
    rows = list(each(GradeRow, tree, "grades", "*"))
    if len(rows) != len(list(select(tree, "grades", "*"))):
        return  # a row without its shape is reported as such; what the others mean depends on it
    yield from _order(rows)
    yield from _unreachable(rows)
    yield from _scattered(rows)
    if rows and not _always(rows[-1][1]):
        remedy = "Add a last row with a grade alone, so that every company gets one."
        yield Finding(rows[-1][0], "the last row of the grade table does not always hold", remedy)


def _always(row: GradeRow) -> bool:
    return row.at_least is None and not row.with_ and not row.without


def _order(rows: list[_Row]) -> Iterator[Finding]:
    limits = [(loc, row.at_least) for loc, row in rows if row.at_least is not None]
    for (_, above), (loc, below) in pairwise(limits):
        if below > above:
            what = f"at_least {format_points(below)} stands below {format_points(above)}"
            yield Finding((*loc, "at_least"), what, "Order the rows from the best grade to the worst.")


def _unreachable(rows: list[_Row]) -> Iterator[Finding]:
    for n, (loc, row) in enumerate(rows):
        if any(_covers(earlier, row) for _, earlier in rows[:n]):
            remedy = "Delete it, or the row above that takes all of it."
            yield Finding(loc, f"this row ({row.grade}) is never reached", remedy)


def _covers(earlier: GradeRow, later: GradeRow) -> bool:
    """Return whether every company that meets the later row has already met the earlier."""
    if not (set(earlier.with_) <= set(later.with_) and set(earlier.without) <= set(later.without)):
        return False
    return earlier.at_least is None or (later.at_least is not None and later.at_least >= earlier.at_least)


def _scattered(rows: list[_Row]) -> Iterator[Finding]:
    for n, (loc, row) in enumerate(rows):
        grades = [earlier.grade for _, earlier in rows[:n]]
        if row.grade in grades and grades[-1] != row.grade:
            yield Finding((*loc, "grade"), f"{row.grade} stands in two places", "Put the rows of one grade together.")
