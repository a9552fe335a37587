"""DuckDB, the embedded engine: nothing to install, nothing to start, and a file larger than memory is no obstacle."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import ibis
import pyarrow as pa
from ibis.backends.duckdb import Backend
from ibis.expr.operations import InMemoryTable
from ibis.expr.types import Table

__all__ = ["Prepared", "Session", "session"]

# ibis 12.0 calls DuckDB 2 by the old name of a method; nobody who rates a city can do anything about it
warnings.filterwarnings("ignore", "fetch_arrow_table", DeprecationWarning, "ibis.backends.duckdb")

_SETTINGS = {
    # nothing is ever fetched from the network
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # companies are numbered without gaps: a grouping addresses up to 2**18 of them, as hashing takes twice the time
    "perfect_ht_threshold": 18,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """An expression as SQL, which any session runs that holds relations of the same names and columns.

    `constants`: the tables that stand in the expression itself, by the names under which the SQL reads them.
    """

    sql: str
    schema: pa.Schema
    constants: Mapping[str, pa.Table]


class Session:
    """An open database that holds the relations of one evidence package."""

    def __init__(self, connection: Backend, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        self._connection = connection

    def run(self, expression: Table) -> pa.Table:
        """Return the rows of an expression over `tables`."""
        return self._connection.to_pyarrow(expression)

    def prepare(self, expression: Table) -> Prepared:
        """Return an expression over `tables` as SQL: writing it takes far longer than running it on a city."""
        constants = {op.name: op.data.to_pyarrow(op.schema) for op in expression.op().find(InMemoryTable)}
        schema = expression.schema().to_pyarrow()
        return Prepared(str(self._connection.compile(expression)), schema, constants)

    def run_prepared(self, prepared: Prepared) -> pa.Table:
        """Return the rows of a prepared expression, over the relations of this session."""
        for name, rows in prepared.constants.items():
            self._connection.con.register(name, rows)
        return self._connection.con.sql(prepared.sql).to_arrow_table().cast(prepared.schema)

    def sql(self, expression: Table) -> str:
        """Return the SQL this engine runs for an expression."""
        return str(self._connection.compile(expression, pretty=True))


@contextmanager
def session(relations: Mapping[str, pa.Table | Path], threads: int | None = None) -> Iterator[Session]:
    """Hold relations in a new in-memory database; tables and files (a Path, of Parquet) are read where they lie."""
    connection = ibis.duckdb.connect()
    for name, value in _SETTINGS.items():
        connection.raw_sql(f"SET {name} = {str(value).lower()}")
    if threads is not None:
        connection.raw_sql(f"SET threads = {threads}")
    try:
        yield Session(connection, {name: _hold(connection, name, found) for name, found in relations.items()})
    finally:
        connection.disconnect()


def _hold(connection: Backend, name: str, found: pa.Table | Path) -> Table:
    if isinstance(found, Path):
        return connection.read_parquet(found, table_name=name)
    # columns that may not be null are checked when facts are made; expressions are simpler where every column may be
    rows = found.cast(pa.schema([field.with_nullable(nullable=True) for field in found.schema]))
    held = name if found.num_rows else f"no_{name}"
    connection.con.register(held, rows)  # read where it lies: nothing is copied
    # its own limit tells DuckDB early that there is nothing in it: so a union leaves it out, while one with a part that
    # proves to be empty later forgets the least and greatest company of all other parts, and grouping has to hash them
    if held != name:
        connection.raw_sql(f'CREATE VIEW "{name}" AS FROM "{held}" LIMIT 0')
    return connection.table(name)
