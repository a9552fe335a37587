"""Text rows become typed rows, or rejects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.batches import Batch, Misfit
from credit.evidence.calendar_cells import Flags, midnight
from credit.evidence.casts import cast, flags
from credit.evidence.rejects import Rejects
from credit.evidence.schema import ARROW_TYPES, Column, Shape

__all__ = ["schema_of", "typed_rows"]


def schema_of(shape: Shape) -> pa.Schema:
    """Return the types of a table's accepted rows: its columns, then `_row` (line) and `_file`."""
    fields = [pa.field(column.name, ARROW_TYPES[column.kind]) for column in shape.columns]
    return pa.schema([*fields, pa.field("_row", pa.int64()), pa.field("_file", pa.string())])


def typed_rows(shape: Shape, batch: Batch, rejects: Rejects) -> pa.Table:
    """Return the rows of a batch that stand on their own: every cell typed, the row's own dates in order.

    All bad cells of a row are reported. `recorded_at` is filled from the row's own date where it is empty.
    """
    for row in batch.broken:
        rejects.add(shape.name, batch.file, np.array([row.line]), "", pa.array([row.value]), row.reason)
    cells: dict[str, pa.Array] = {}
    bad = np.zeros(len(batch.lines), np.bool_)
    for column in shape.columns:
        cells[column.name], faulty = _typed(shape, column, batch, rejects)
        bad |= faulty
    for earlier, later, equal in shape.orders:
        bad |= _disordered(shape, batch, cells, (earlier, later, equal), rejects)
    _fill_recorded_at(shape, cells)
    cells["_row"] = pa.array(batch.lines)
    cells["_file"] = pa.array([batch.file] * len(batch.lines), pa.string())
    return pa.table(cells, schema=schema_of(shape)).filter(pa.array(~bad))


def _typed(shape: Shape, column: Column, batch: Batch, rejects: Rejects) -> tuple[pa.Array, Flags]:
    texts = batch.column(column.name)
    bad = np.zeros(len(batch.lines), np.bool_)
    for misfit in batch.misfits:
        if misfit.column == column.name:
            _reject(shape, batch, misfit, rejects)
            bad |= misfit.rows
    required = column.required and column.name not in batch.unknown
    values, faults = cast(replace(column, required=required), texts)
    told = bad.copy()
    for fault in faults:
        _reject(shape, batch, Misfit(column.name, fault.rows & ~told, texts, fault.reason), rejects)
        bad |= fault.rows
    return values, bad


def _disordered(
    shape: Shape, batch: Batch, cells: dict[str, pa.Array], order: tuple[str, str, bool], rejects: Rejects
) -> Flags:
    earlier, later, equal = order
    first, second = cells[earlier], cells[later]
    wrong = flags(pc.less(second, first) if equal else pc.less_equal(second, first))
    if pa.types.is_timestamp(first.type):  # 00:00 of the same day is how a bare date reads: no contradiction
        wrong &= flags(pc.not_equal(second, midnight(first)))
    reason = f"is earlier than {earlier}" if equal else f"is not later than {earlier}"
    _reject(shape, batch, Misfit(later, wrong, batch.column(later), reason), rejects)
    return wrong


def _reject(shape: Shape, batch: Batch, misfit: Misfit, rejects: Rejects) -> None:
    rows, values = misfit.rows, misfit.values.filter(pa.array(misfit.rows))
    rejects.add(shape.name, batch.file, batch.lines[rows], misfit.column, values, misfit.reason)


def _fill_recorded_at(shape: Shape, cells: dict[str, pa.Array]) -> None:
    if shape.own_date is not None:
        cells["recorded_at"] = pc.coalesce(cells["recorded_at"], midnight(cells[shape.own_date]))
