"""Rows of the register as plain values, the same from SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from sqlalchemy import JSON, Column, Dialect, LargeBinary, Table, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlalchemy.types import NullType
from sqlmodel import Session, SQLModel

from models.values.canonical import canonical
from models.values.plain import plain

__all__ = ["Key", "as_driven", "key_of", "rows_as_found", "rows_by", "table_of"]

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
        with session.execute(query.execution_options(yield_per=5000)) as found:
            for row in found.mappings():
                yield plain(row)


def rows_as_found(session: Session, kind: type[SQLModel]) -> Iterator[dict[str, Any]]:
    """Yield every row as plain values, whatever its cells hold: SQLite keeps anything in any column.

    Bytes stay bytes. A cell that is not as its column is written stands as {"unreadable": what is there}, which no row
    on record says.
    """
    table, dialect = table_of(kind), session.connection().dialect
    readers = {column.name: _reader(column, dialect) for column in table.columns}
    query = select(*map(as_driven, table.columns)).execution_options(yield_per=5000)
    with session.execute(query) as found:
        for row in found.mappings():
            yield {name: reader(row[name]) for name, reader in readers.items()}


def as_driven(column: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    """Return a column as the driver gives it, so that reading a cell that was tampered with raises nothing."""
    name: str = column.key  # type: ignore[attr-defined]  # every column has one
    return type_coerce(column, NullType()).label(name)


def key_of(kind: type[SQLModel], row: Mapping[str, Any]) -> Key:
    """Return the primary key of a row of plain values: None for what it lacks, text for what no key can be."""
    cells = [row.get(column.name) for column in table_of(kind).primary_key]
    return tuple(str(cell) if isinstance(cell, dict | list) else cell for cell in cells)


def _reader(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any]:
    """Return what reads a cell; a cell that would be written in another way is not one of ours."""
    kind = column.type.dialect_impl(dialect)
    read, write = kind.result_processor(dialect, None), kind.bind_processor(dialect)
    again = None if isinstance(column.type, JSON) else write  # spaces and order mean nothing in JSON

    def reader(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
        if value is None:
            return None
        try:
            found = value if read is None else read(value)
            if isinstance(found, bytes) and isinstance(column.type, LargeBinary):
                return found
            cell = plain({"": found})[""]
            canonical(cell)
            if again is None or again(found) == value:
                return cell
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            pass
        return {"unreadable": repr(value)}

    return reader


def _chunks(keys: Iterable[object]) -> Iterator[list[object]]:
    rest = iter(keys)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
