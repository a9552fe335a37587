"""Pages of rows by their keys: what comes after the last row that was told, whatever was added meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Integer, RowMapping, Select, and_, bindparam, or_
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import Session

__all__ = ["LARGE", "NUMBER", "TEXT", "After", "Key", "Keyset", "Kind", "Ordered", "next_rows"]

Kind = int | None
"""What a key holds: None for text, else the largest number that its column takes."""
TEXT: Final = None
NUMBER: Final = 2**31 - 1
LARGE: Final = 2**63 - 1

After = tuple[Any, ...] | None
"""The keys of the last row that was told; None before the first."""

_AFTER: Final = "after_{}"
_MOST: Final = "most_rows"
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Key:
    """A column of an order, never NULL, under the name that it has in a row."""

    name: str
    column: SQLColumnExpression[Any]
    kind: Kind
    descending: bool = False

    @property
    def told(self) -> BindParameter[Any]:
        """Return the value of the row that was told last, by name."""
        return bindparam(_AFTER.format(self.name))

    @property
    def beyond(self) -> ColumnElement[bool]:
        """Return the condition of rows that come after that value."""
        return self.column < self.told if self.descending else self.column > self.told


@dataclass(frozen=True, slots=True)
class Keyset:
    """A total order of a list: the last key is unique. `name` tells cursors of one list from those of another."""

    name: str
    keys: tuple[Key, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of its keys, in their order."""
        return tuple(key.kind for key in self.keys)

    @property
    def beyond(self) -> ColumnElement[bool]:
        """Return the condition of rows that come after the one that was told last, whose keys go by name."""
        cases = []
        for place, key in enumerate(self.keys):
            cases.append(and_(*(one.column == one.told for one in self.keys[:place]), key.beyond))
        return or_(*cases)

    def named(self, after: Sequence[Any]) -> dict[str, Any]:
        """Return the keys of a row under the names that `beyond` gives them."""
        return {_AFTER.format(key.name): value for key, value in zip(self.keys, after, strict=True)}


@dataclass(frozen=True)
class Ordered:
    """The rows of a query in an order. Both statements of it are built once, so it is kept where the query can be."""

    query: Select[Any]
    keyset: Keyset

    @cached_property
    def first(self) -> Select[Any]:
        """Return what asks for the rows from the first one on."""
        keys = (key.column.desc() if key.descending else key.column.asc() for key in self.keyset.keys)
        return self.query.order_by(*keys).limit(bindparam(_MOST, type_=Integer))

    @cached_property
    def further(self) -> Select[Any]:
        """Return what asks for the rows behind one."""
        return self.first.where(self.keyset.beyond)


def next_rows(
    session: Session | Connection, rows: Ordered, after: After, limit: int, named: Mapping[str, Any] = _NOTHING
) -> tuple[Sequence[RowMapping], After]:
    """Return at most so many rows after a row, and the keys to go on from; None where nothing is left.

    `named`: what the query leaves open, by the names of its bind parameters.
    """
    keyset, values = rows.keyset, {**named, _MOST: limit + 1}
    if after is not None:
        values |= keyset.named(after)
    found = session.execute(rows.first if after is None else rows.further, values).mappings().all()
    more = len(found) > limit
    shown = found[:limit]
    return shown, tuple(shown[-1][key.name] for key in keyset.keys) if more else None
