"""Statements that are compiled once and run by the driver, for the few that every answer made anew waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.type_api import TypeEngine
from sqlmodel import Session

__all__ = ["Prepared", "Row"]

Row = Mapping[str, Any]
_Process = Callable[[Any], Any]
_NOTHING: Final[Row] = MappingProxyType({})
_TYPE: Final = 1
"""Where a driver says a column's type (PEP 249, `description`)."""


class Prepared:
    """A statement that SQLAlchemy writes, and whose values it translates, but that the driver runs.

    Most of what a short statement costs is SQLAlchemy's execution of it (docs/decisions/0071): for one row by its key
    five times what SQLite takes. No value may be a list, as that makes another statement at each length.
    """

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._compiled: dict[tuple[str, str], _Compiled] = {}

    def rows(self, reader: Session | Connection, values: Row = _NOTHING) -> list[dict[str, Any]]:
        """Return the rows, by the names of their columns; `values` by the names of the statement's bind parameters."""
        connection = reader if isinstance(reader, Connection) else reader.connection()
        dialect = connection.dialect
        compiled = self._compiled.get((dialect.name, dialect.driver))
        if compiled is None:
            compiled = self._compiled[dialect.name, dialect.driver] = _Compiled(self._statement, dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(compiled.text, compiled.asked(values))
            return compiled.told(cursor.description, cursor.fetchall())
        finally:
            cursor.close()


class _Compiled:
    """What a statement is for one kind of database, by one driver."""

    def __init__(self, statement: Select[Any], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler) or compiled.literal_execute_params or compiled.post_compile_params:
            message = f"a list of values makes another statement at each length: {compiled}"
            raise TypeError(message)
        self.text, self._dialect, self._order = str(compiled), dialect, compiled.positiontup
        self._columns = [(str(one.key), one.type) for one in statement.selected_columns]
        self._names = [name for name, _ in self._columns]
        self._fixed = {name: bind.effective_value for bind, name in compiled.bind_names.items() if not bind.required}
        self._wanted = _processes((name, _asking(bind.type, dialect)) for bind, name in compiled.bind_names.items())
        self._told: list[tuple[str, _Process]] | None = None

    def asked(self, values: Row) -> Sequence[Any] | Row:
        """Return the values as the driver takes them, those that the statement itself holds among them."""
        known = {**self._fixed, **values}
        for name, process in self._wanted:
            known[name] = process(known[name])
        return known if self._order is None else [known[name] for name in self._order]

    def told(self, described: Sequence[Sequence[Any]], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
        """Return the rows by names, with what the driver gives turned into what the columns hold."""
        if self._told is None:  # what a column needs can depend on the type that the driver has for it
            columns = zip(self._columns, described, strict=True)
            self._told = _processes((name, _telling(kind, self._dialect, one[_TYPE])) for (name, kind), one in columns)
        told = [dict(zip(self._names, row, strict=True)) for row in rows]
        for row in told:
            for name, process in self._told:
                row[name] = process(row[name])
        return told


def _processes(found: Iterable[tuple[str, _Process | None]]) -> list[tuple[str, _Process]]:
    return [(name, process) for name, process in found if process is not None]


def _asking(kind: TypeEngine[Any], dialect: Dialect) -> _Process | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _telling(kind: TypeEngine[Any], dialect: Dialect, described: object) -> _Process | None:
    return kind.dialect_impl(dialect).result_processor(dialect, described)
