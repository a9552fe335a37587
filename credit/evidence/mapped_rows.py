"""Rows of a foreign file become rows of a table, as the mapping says."""

from __future__ import annotations

from collections.abc import Mapping as Table

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.batches import Batch, Misfit
from credit.evidence.casts import flags
from credit.evidence.date_formats import iso_texts, with_zone
from credit.evidence.errors import PackageError
from credit.evidence.mapping import CellRule, Split, TableSource
from models.errors import Problem

__all__ = ["check_columns", "chosen", "mapped", "rows_at", "split_rows"]


def check_columns(source: TableSource, batch: Batch) -> None:
    """Raise PackageError for every column that the mapping reads and the file does not have."""
    missing = [name for name in source.reads if name not in batch.cells]
    if missing:
        has = ", ".join(batch.cells)
        raise PackageError([
            Problem(batch.file, f"has no column {name}, which the mapping reads.", f"It has {has}.") for name in missing
        ])  # fmt: skip


def rows_at(batch: Batch, at: pa.Array) -> Batch:
    """Return the rows of a batch at these positions."""
    places = at.to_numpy(zero_copy_only=False).astype(np.int64)
    cells = {name: texts.take(at) for name, texts in batch.cells.items()}
    return Batch(batch.file, cells, batch.lines[places], batch.broken)


def chosen(batch: Batch, where: Table[str, tuple[str | None, ...]]) -> Batch:
    """Return the rows whose columns have one of the values asked for; null asks for an empty cell."""
    if not where:
        return batch
    keep = np.ones(len(batch.lines), np.bool_)
    for name, values in where.items():
        wanted = pa.array([value or "" for value in values], pa.string())
        keep &= flags(pc.is_in(pc.fill_null(batch.column(name), ""), value_set=wanted))
    return rows_at(batch, pa.array(np.flatnonzero(keep)))


def split_rows(batch: Batch, split: Split) -> tuple[Batch, int]:
    """Return a row for each piece of the split column, and how many rows had no piece."""
    lists = pc.split_pattern(pc.fill_null(batch.column(split.column), ""), split.by)
    pieces, parents = pc.list_flatten(lists), pc.list_parent_indices(lists)
    filled = pc.not_equal(pieces, "")
    pieces, parents = pieces.filter(filled), parents.filter(filled)
    rows = rows_at(batch, parents)
    rows.cells[split.column] = pieces
    return rows, len(batch.lines) - len(pc.unique(parents))


def mapped(batch: Batch, columns: Table[str, CellRule]) -> Batch:
    """Return the batch with the target's columns, and as misfits the cells that the mapping does not provide for."""
    cells: dict[str, pa.Array] = {}
    misfits: list[Misfit] = []
    for name, rule in columns.items():
        cells[name], found = _cells(name, rule, batch)
        misfits += found
    unknown = frozenset(name for name, rule in columns.items() if rule.unknown)
    return Batch(batch.file, cells, batch.lines, batch.broken, tuple(misfits), unknown)


def _cells(name: str, rule: CellRule, batch: Batch) -> tuple[pa.Array, list[Misfit]]:
    rows = len(batch.lines)
    if rule.constant is not None:
        return pa.array([rule.constant] * rows, pa.string()), []
    if rule.unknown:
        return pa.nulls(rows, pa.string()), []
    texts, misfits = _origin(rule, batch), []
    if rule.values is not None:
        texts, lost = _valued(texts, rule.values)
        misfits += _misfit(name, lost, _origin(rule, batch), "has no entry in the mapping's values")
    if rule.date_format:
        read = iso_texts(texts, rule.date_format)
        lost = flags(texts.is_valid()) & ~flags(read.is_valid())
        misfits += _misfit(name, lost, texts, f"is not written as {' or '.join(rule.date_format)}")
        texts = read
    texts = with_zone(texts, rule.time_zone) if rule.time_zone else texts
    texts = pc.binary_join_element_wise(rule.prefix, texts, "") if rule.prefix else texts
    return (texts if rule.default is None else pc.fill_null(texts, rule.default)), misfits


def _valued(texts: pa.Array, values: Table[str, str | None]) -> tuple[pa.Array, npt.NDArray[np.bool_]]:
    """Return each text's value, and which texts have none; an empty cell is looked up as the empty text, if listed."""
    asked = pc.fill_null(texts, "") if "" in values else texts
    at = pc.index_in(asked, value_set=pa.array(list(values), pa.string()), skip_nulls=True)
    return pa.array(list(values.values()), pa.string()).take(at), flags(asked.is_valid()) & ~flags(at.is_valid())


def _misfit(name: str, rows: npt.NDArray[np.bool_], values: pa.Array, reason: str) -> list[Misfit]:
    return [Misfit(name, rows, values, reason)] if rows.any() else []


def _origin(rule: CellRule, batch: Batch) -> pa.Array:
    """Return the source texts, joined where there are several; null where one of them is empty."""
    columns = [batch.column(name) for name in rule.from_]
    texts = columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, rule.join)
    empty = np.logical_or.reduce([flags(pc.equal(pc.fill_null(column, ""), "")) for column in columns])
    return pc.if_else(pa.array(empty), pa.scalar(None, pa.string()), texts)
