"""Evidence as the public record keeps it, lines of canonical JSON, as a package again: rated as it was when it came in.

Personal cells are not among them; no rule reads one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyarrow as pa
import pyarrow.json as pj

from credit.evidence.digest import digest_of, in_order
from credit.evidence.facts import facts_of
from credit.evidence.package import Package, TableCount
from credit.evidence.rejects import Rejects
from credit.evidence.schema import ARROW_TYPES, TABLES, Column, Shape

__all__ = ["RENAMED", "package_of_lines"]

RENAMED: Final = {"inspections": {"score": "score_milli"}}
"""table -> column of the package -> column of the register, where they differ."""


def package_of_lines(name: str, lines: Mapping[str, bytes]) -> Package:
    """Return the package of which `lines` holds each table as JSON lines; a table that is missing is empty.

    Counts speak of accepted rows alone: what was rejected is told by the import. Raises ArrowInvalid for other lines.
    """
    tables = {table: in_order(shape, _table(shape, lines.get(table, b""))) for table, shape in TABLES.items()}
    facts, unattributed = facts_of(tables)
    counts = tuple(TableCount(table, rows.num_rows, rows.num_rows, 0, rows.num_rows) for table, rows in tables.items())
    return Package(
        name=name, tables=tables, rejects=Rejects(strict=False).table(), counts=counts, unattributed=unattributed,
        digest=digest_of(tables), facts=facts,
    )  # fmt: skip


def _table(shape: Shape, lines: bytes) -> pa.Table:
    renamed = RENAMED.get(shape.name, {})
    columns = {column.name: renamed.get(column.name, column.name) for column in shape.columns}
    schema = pa.schema([(columns[column.name], _read_as(column)) for column in shape.columns])
    if lines:
        options = pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore")
        block = pj.ReadOptions(block_size=max(1 << 20, len(lines)))
        rows = pj.read_json(pa.BufferReader(lines), read_options=block, parse_options=options)
    else:
        rows = schema.empty_table()
    cells = [_cast(column, rows[columns[column.name]]) for column in shape.columns]
    return pa.table(cells, names=list(shape.names))


def _read_as(column: Column) -> pa.DataType:
    """Return how a cell stands in JSON: days and moments are text there."""
    return pa.string() if column.kind in ("date", "moment") else ARROW_TYPES[column.kind]


def _cast(column: Column, cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.personal:
        return pa.chunked_array([pa.nulls(len(cells), ARROW_TYPES[column.kind])])
    return cells.cast(ARROW_TYPES[column.kind])
