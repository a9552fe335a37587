"""Every `where`, `on` and `mean` must name a column of its table and ask of it what it can answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Final

from credit.rulebook.columns import COLUMNS, Column, Kind
from credit.rulebook.shapes import Compare, Condition, Derivation, Scalar, Source, Table, Where
from credit.rulebook.trees import Finding, Loc, Tree
from credit.rulebook.validating import each
from models.values.points import MILLI, parse_points

__all__ = ["condition_findings"]


def condition_findings(tree: Tree) -> Iterator[Finding]:
    """Yield conditions that no row could be asked, and derivations that would make one event twice."""
    derivations = list(each(Derivation, tree, "derive", "*"))
    for loc, derivation in derivations:
        yield from _conditions(loc, derivation.from_, derivation.where)
        yield from _day_column(loc, derivation.from_, derivation.on)
        yield from _itself(loc, derivation)
    yield from _twice(derivations)
    for loc, source in each(Source, tree, "indicators", "*", "measures", "*", "source"):
        yield from _conditions(loc, source.table, source.where)
        yield from _day_column(loc, source.table, source.on)
        if source.mean is not None and source.mean not in COLUMNS[source.table]:
            yield _no_column((*loc, "mean"), source.table, source.mean, "score")


def _conditions(loc: Loc, table: Table, where: Where) -> Iterator[Finding]:
    for name, condition in where.items():
        column = COLUMNS[table].get(name)
        here = (*loc, "where", name)
        if column is None:
            remedy = f"Columns to ask: {', '.join(COLUMNS[table])}."
            yield Finding(here, f"{table} has no column {name}", remedy)
        elif wrong := _wrong(column, condition):
            yield Finding(here, *wrong)


def _day_column(loc: Loc, table: Table, on: str) -> Iterator[Finding]:
    column = COLUMNS[table].get(on)
    if column is None or column.kind != "day":
        yield _no_column((*loc, "on"), table, on, "day")


def _no_column(loc: Loc, table: Table, name: str, kind: str) -> Finding:
    fitting = [known for known, column in COLUMNS[table].items() if column.kind == kind]
    return Finding(loc, f"{table} has no {kind} column {name}", f"Write one of: {', '.join(fitting) or 'none there'}.")


def _wrong(column: Column, condition: Condition) -> tuple[str, str] | None:
    match condition:
        case Compare():
            return _wrong_comparison(column, condition)
        case None:
            return ("a count of days is never empty", _COMPARE) if column.kind == "days" else None
        case tuple():
            return next(filter(None, (_wrong_scalar(column, value) for value in condition)), None)
        case _:
            return _wrong_scalar(column, condition)


def _wrong_comparison(column: Column, compare: Compare) -> tuple[str, str] | None:
    if column.kind not in ("days", "score", "count"):
        return f"a comparison needs numbers, and this column holds {column.kind}", "Write a value, a list or null."
    limits = (compare.over, compare.at_least, compare.under, compare.at_most)
    if column.kind != "score" and any(limit is not None and limit % MILLI for limit in limits):
        return "this column holds whole numbers", "Compare it with a whole number."
    return None


def _wrong_scalar(column: Column, value: Scalar) -> tuple[str, str] | None:
    fits, what, remedy = _FITS[column.kind]
    if not fits(value):
        return f"{value!r} {what}", remedy
    if column.values and str(value) not in column.values:
        return f"{value!r} is no value of this column", f"Values: {', '.join(column.values)}."
    return None


def _is_number(value: Scalar) -> bool:
    try:
        parse_points(value)
    except ValueError:
        return False
    return True


_COMPARE: Final = "Write {over: n}, {at_least: n}, {under: n} or {at_most: n}."
_FITS: Final[Mapping[Kind, tuple[Callable[[Scalar], bool], str, str]]] = {
    "text": (lambda value: isinstance(value, str), "is no text", "Write it in quotes."),
    "bool": (lambda value: isinstance(value, bool), "is neither true nor false", "Leave out the quotes."),
    "day": (lambda _: False, "cannot be asked of a date", "Write null (is it empty?), or compare a count of days."),
    "days": (lambda _: False, "cannot be asked of a count of days", _COMPARE),
    "score": (_is_number, "is no number", "Write a quoted decimal or a whole number."),
    "count": (lambda value: type(value) is int, "is no whole number", "Write a whole number, without quotes."),
}
"""Kind of column -> what a single value must be, and what to say when it is not."""


def _itself(loc: Loc, derivation: Derivation) -> Iterator[Finding]:
    asked = derivation.where.get("event")
    if derivation.from_ == "records" and derivation.event in (asked if isinstance(asked, tuple) else (asked,)):
        what = f"a record of {derivation.event} would count twice: as itself and as the derived event"
        yield Finding((*loc, "event"), what, "Give the derived event another name.")


def _twice(derivations: list[tuple[Loc, Derivation]]) -> Iterator[Finding]:
    for (_, one), (loc, other) in combinations(derivations, 2):
        if (one.event, one.from_) == (other.event, other.from_) and not _apart(one.where, other.where):
            what = f"one row of {one.from_} could make {one.event} twice"
            remedy = "Give it another name, or conditions on one column that exclude each other."
            yield Finding((*loc, "event"), what, remedy)


def _apart(one: Where, other: Where) -> bool:
    """Return whether some column is asked for values that cannot both hold."""
    shared = [column for column in one if column in other]
    values = [(_values(one[column]), _values(other[column])) for column in shared]
    return any(a is not None and b is not None and not a & b for a, b in values)


def _values(condition: Condition) -> set[Scalar | None] | None:
    if isinstance(condition, Compare):
        return None
    return set(condition) if isinstance(condition, tuple) else {condition}
