"""Pages of rows by their keys: what comes after the last row that was told, whatever was added meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Integer, Select, and_, bindparam, or_
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import Session

from web.register.prepared import Prepared, Row

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
_NOTHING: Final[Row] = MappingProxyType({})


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
    """The rows of a query in an order.

    `kept`: it is a constant, whose statements are compiled once. One that is made for a request is left to SQLAlchemy,
    which knows its statements again by their shape.
    """

    query: Select[Any]
    keyset: Keyset
    kept: bool = True

    def rows(self, reader: Session | Connection, values: Row, *, further: bool) -> Sequence[Row]:
        """Return the rows from the first one on, or behind the one whose keys are among the values."""
        if self.kept:
            return (self._further if further else self._first).rows(reader, values)
        found = reader.execute(self._asking(further=further), values)
        return [row._asdict() for row in found]

    @cached_property
    def _first(self) -> Prepared:
        return Prepared(self._asking(further=False))

    @cached_property
    def _further(self) -> Prepared:
        return Prepared(self._asking(further=True))

    def _asking(self, *, further: bool) -> Select[Any]:
        keys = (key.column.desc() if key.descending else key.column.asc() for key in self.keyset.keys)
        found = self.query.order_by(*keys).limit(bindparam(_MOST, type_=Integer))
        return found.where(self.keyset.beyond) if further else found


def next_rows(
    reader: Session | Connection, rows: Ordered, after: After, limit: int, named: Row = _NOTHING
) -> tuple[Sequence[Row], After]:
    """Return at most so many rows after a row, and the keys to go on from; None where nothing is left.

    `named`: what the query leaves open, by the names of its bind parameters.
    """
    keyset, values = rows.keyset, {**named, _MOST: limit + 1}
    if after is not None:
        values |= keyset.named(after)
    found = rows.rows(reader, values, further=after is not None)
    more = len(found) > limit
    shown = found[:limit]
    return shown, tuple(shown[-1][key.name] for key in keyset.keys) if more else None
