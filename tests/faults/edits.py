"""Edits of a register's database, as somebody with all rights on it could make them: any cell, any row, any bit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import JSON, Column, Table, and_, delete, insert, select, update
from sqlmodel import Session

from models.record.coverage import COVERED, OWN
from models.record.rows import table_of

__all__ = ["DATABASE_EDITS", "Edit"]

_TABLES: Final = tuple(table_of(kind) for kind in (*COVERED, *OWN))

Values = Mapping[str, Any]
"""A row: column -> value as Python holds it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done: which kind of edit, to which table, and the row before it; empty where there was none."""

    kind: str
    table: str
    before: Values


def change_cell(session: Session, chance: Random) -> Edit | None:
    """Give one cell another value of its type; a key as well as any other."""
    table, row = _row(session, chance)
    if row is None:
        return None
    column = chance.choice(list(table.columns))
    value = _other(row[column.name], column, chance)
    if value == row[column.name]:
        return None
    session.execute(update(table).where(_is(table, row)).values({column.name: value}))
    return Edit(f"cell {column.name}", table.name, row)


def remove_row(session: Session, chance: Random) -> Edit | None:
    """Take a row away."""
    table, row = _row(session, chance)
    if row is None:
        return None
    session.execute(delete(table).where(_is(table, row)))
    return Edit("row removed", table.name, row)


def add_row(session: Session, chance: Random) -> Edit | None:
    """Add a copy of a row under another key."""
    table, row = _row(session, chance)
    if row is None:
        return None
    key = chance.choice(list(table.primary_key))
    session.execute(insert(table).values({**row, key.name: _other(row[key.name], key, chance)}))
    return Edit("row added", table.name, row)


def swap_cells(session: Session, chance: Random) -> Edit | None:
    """Exchange what two rows of a table say in a column that is no key."""
    table = chance.choice(_TABLES)
    rows = session.execute(select(table)).mappings().all()
    columns = [column for column in table.columns if not column.primary_key]
    if len(rows) < 2 or not columns:
        return None
    one, other = (dict(row) for row in chance.sample(rows, 2))
    name = chance.choice(columns).name
    if one[name] == other[name]:
        return None
    for row, value in ((one, other[name]), (other, one[name])):
        session.execute(update(table).where(_is(table, row)).values({name: value}))
    return Edit(f"cells {name} swapped", table.name, one)


DATABASE_EDITS: Final[tuple[Callable[[Session, Random], Edit | None], ...]] = (
    change_cell, change_cell, change_cell, change_cell, remove_row, add_row, swap_cells,
)  # fmt: skip
"""The kinds of edits, the usual one more often; each returns None where it came to nothing."""


def _row(session: Session, chance: Random) -> tuple[Table, dict[str, Any] | None]:
    """Return any row of any table: small tables are hit as often as large ones."""
    table = chance.choice(_TABLES)
    rows = session.execute(select(table)).mappings().all()
    return table, dict(chance.choice(rows)) if rows else None


def _is(table: Table, row: Values) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy
    return and_(*(column == row[column.name] for column in table.primary_key))


def _other(value: Any, column: Column[Any], chance: Random) -> Any:  # noqa: ANN401 - any value of a column
    if not value and not isinstance(value, bool | int):
        return _first(column)
    if column.nullable and chance.random() < 0.1:
        return None
    kind = next(kind for kind in _CHANGES if isinstance(value, kind))
    return _CHANGES[kind](value, chance)


def _bit(value: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(value))
    return value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :]


def _sign(value: str, chance: Random) -> str:
    at = chance.randrange(len(value))
    return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]


_CHANGES: Final[Mapping[type, Callable[[Any, Random], Any]]] = {
    bool: lambda value, _: not value,
    int: lambda value, chance: value + chance.choice((-1, 1, 1000)),
    datetime: lambda value, chance: value + timedelta(seconds=chance.choice((-86_400, 1))),
    date: lambda value, chance: value + timedelta(days=chance.choice((-1, 1, 365))),
    bytes: _bit,
    str: _sign,
    object: lambda value, _: {"was": value},
}
"""How a value of each type becomes another; a bool is an int too, and a moment a day, so these come first."""


def _first(column: Column[Any]) -> Any:  # noqa: ANN401 - any value of a column
    """Return some value for a cell that had none."""
    if isinstance(column.type, JSON):
        return {"was": None}
    known: dict[type, Any] = {int: 7, str: "x", bool: True, bytes: b"x", date: date(2024, 1, 1)}
    return known.get(column.type.python_type, datetime.fromisoformat("2024-01-01T00:00:00+00:00"))
