"""Rows of the register as plain values, the same from SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from sqlalchemy import Table, select
from sqlmodel import Session, SQLModel

from models.values.plain import plain

__all__ = ["Key", "key_of", "rows_by", "table_of"]

Key = tuple[Any, ...]
"""The primary key of a row, in the order of the table's columns."""

_CHUNK: Final = 500
"""Values asked for at once; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


def table_of(kind: type[SQLModel]) -> Table:
    """Return the table of a row class, which SQLModel keeps untyped."""
    found: Table = kind.__table__  # type: ignore[attr-defined]
    return found


def rows_by(session: Session, kind: type[SQLModel], by: str, keys: Collection[object]) -> Iterator[dict[str, Any]]:
    """Yield the rows whose column `by` has one of the keys, as plain values, in the order of keys and primary keys."""
    table = table_of(kind)
    for some in _chunks(sorted(keys, key=str)):
        query = select(table).where(table.c[by].in_(some)).order_by(*table.primary_key)
        for row in session.execute(query.execution_options(yield_per=5000)).mappings():
            yield plain(row)


def key_of(kind: type[SQLModel], row: Mapping[str, Any]) -> Key:
    """Return the primary key of a row of plain values."""
    return tuple(row[column.name] for column in table_of(kind).primary_key)


def _chunks(keys: Iterable[object]) -> Iterator[list[object]]:
    rest = iter(keys)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
