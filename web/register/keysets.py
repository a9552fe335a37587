"""Pages of rows by their keys: what comes after the last row that was told, whatever was added meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Select, and_, or_
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import Session

__all__ = ["LARGE", "NUMBER", "TEXT", "After", "Key", "Keyset", "Kind", "next_rows"]

Kind = int | None
"""What a key holds: None for text, else the largest number that its column takes."""
TEXT: Final = None
NUMBER: Final = 2**31 - 1
LARGE: Final = 2**63 - 1

After = tuple[Any, ...] | None
"""The keys of the last row that was told; None before the first."""


@dataclass(frozen=True, slots=True)
class Key:
    """A column of an order, never NULL, under the name that it has in a row."""

    name: str
    column: SQLColumnExpression[Any]
    kind: Kind
    descending: bool = False

    def beyond(self, value: object) -> ColumnElement[bool]:
        """Return the condition of rows that come after a value."""
        return self.column < value if self.descending else self.column > value


@dataclass(frozen=True, slots=True)
class Keyset:
    """A total order of a list: the last key is unique. `name` tells cursors of one list from those of another."""

    name: str
    keys: tuple[Key, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of its keys, in their order."""
        return tuple(key.kind for key in self.keys)

    def beyond(self, after: Sequence[Any]) -> ColumnElement[bool]:
        """Return the condition of rows that come after the keys of one."""
        cases = []
        for place, key in enumerate(self.keys):
            same = [one.column == value for one, value in zip(self.keys[:place], after[:place], strict=True)]
            cases.append(and_(*same, key.beyond(after[place])))
        return or_(*cases)


def next_rows(
    session: Session | Connection, query: Select[Any], keyset: Keyset, after: After, limit: int
) -> tuple[Sequence[RowMapping], After]:
    """Return at most so many rows after a row, and the keys to go on from; None where nothing is left."""
    ordered = query.order_by(*(key.column.desc() if key.descending else key.column.asc() for key in keyset.keys))
    if after is not None:
        ordered = ordered.where(keyset.beyond(after))
    rows = session.execute(ordered.limit(limit + 1)).mappings().all()
    more = len(rows) > limit
    shown = rows[:limit]
    return shown, tuple(shown[-1][key.name] for key in keyset.keys) if more else None
