"""Parquet and XLSX in, as the same batches of text that CSV gives, so that one door checks every cell."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from credit.evidence.batches import BATCH_ROWS, Advance, Batch, Wanted
from credit.evidence.errors import refuse
from credit.evidence.headers import check_header, places_of
from credit.evidence.sources import FileSource
from credit.evidence.workbook_bounds import check_workbook

__all__ = ["parquet_batches", "xlsx_batches"]

_EXACT = 2.0**53


def parquet_batches(file: FileSource, advance: Advance, wanted: Wanted = None) -> Iterator[Batch]:
    """Give the rows of a Parquet file; the line of a row is its number, from 1."""
    with file.stream() as (data, told):
        try:
            table = pq.ParquetFile(pa.BufferReader(data.read()))
            check_header(file.name, table.schema_arrow.names)
            yield from _parquet_batches(file, table, [*places_of(table.schema_arrow.names, wanted)])
        except (pa.ArrowException, OSError) as error:
            raise refuse(file.name, f"is no readable Parquet file: {error}", "Write the file again.") from error
        advance(told())


def _parquet_batches(file: FileSource, table: pq.ParquetFile, names: list[str]) -> Iterator[Batch]:
    start, empty = 1, True
    for piece in table.iter_batches(batch_size=BATCH_ROWS, columns=names):
        piece.validate(full=True)
        cells = {name: _texts(file.name, name, piece.column(name)) for name in names}
        yield Batch(file.name, cells, np.arange(start, start + len(piece), dtype=np.int64))
        start, empty = start + len(piece), False
    if empty:
        yield Batch(file.name, {n: pa.array([], pa.string()) for n in names}, np.array([], np.int64))


def _texts(where: str, name: str, values: pa.Array) -> pa.Array:
    kind = values.type
    if pa.types.is_dictionary(kind):
        return _texts(where, name, values.dictionary_decode())
    if pa.types.is_floating(kind):
        whole = pc.and_(pc.equal(pc.floor(values), values), pc.less(pc.abs(values), _EXACT))
        integers = pc.if_else(whole, values, 0.0).cast(pa.int64()).cast(pa.string())
        return pc.if_else(whole, integers, values.cast(pa.string()))
    if pa.types.is_timestamp(kind):
        return _moment_texts(values)
    if pa.types.is_nested(kind) or (pa.types.is_binary(kind) and not pa.types.is_string(kind)):
        raise refuse(where, f"column {name} holds {kind}, not plain values", "Write texts, numbers, dates or booleans.")
    return values.cast(pa.string())


def _moment_texts(values: pa.Array) -> pa.Array:
    """Return ISO 8601 texts; a column of days that pandas wrote as moments becomes days again."""
    wall = pa.timestamp("us")
    if values.type.tz is not None:
        utc = values.cast(pa.timestamp("us", tz="UTC"), safe=False).cast(wall)
        return pc.binary_join_element_wise(utc.cast(pa.string()), "Z", "")
    days = values.cast(pa.date32(), safe=False)
    if pc.all(pc.equal(days.cast(wall), values.cast(wall, safe=False))).as_py() in (True, None):
        return days.cast(pa.string())
    return values.cast(wall, safe=False).cast(pa.string())


def xlsx_batches(file: FileSource, advance: Advance, wanted: Wanted = None) -> Iterator[Batch]:
    """Give the rows of the first sheet of a workbook; empty rows are no rows."""
    with file.stream() as (data, told):
        content = data.read()
        check_workbook(file.name, content)
        try:
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
            rows = iter(sheet.to_python(skip_empty_area=False))
        except (CalamineError, ValueError, IndexError) as error:
            raise refuse(file.name, f"is no readable workbook: {error}", "Save it as .xlsx again.") from error
        header = [_cell(value) for value in next(rows, [])]
        while header and header[-1] == "":
            header.pop()
        check_header(f"{file.name}:1", header)
        yield from _sheet_batches(file.name, len(header), rows, places_of(header, wanted))
        advance(told())


def _sheet_batches(
    file: str, width: int, rows: Iterator[Sequence[object]], places: Mapping[str, int]
) -> Iterator[Batch]:
    texts = ((line, [_cell(value) for value in row]) for line, row in enumerate(rows, start=2))
    filled = [(line, row) for line, row in texts if any(row)]
    for start in range(0, max(len(filled), 1), BATCH_ROWS):
        part = filled[start : start + BATCH_ROWS]
        wide = [line for line, row in part if any(row[width:])]
        if wide:
            what = "has a cell beyond the last column of the header"
            raise refuse(file, what, "Name the column, or empty the cell.", line=wide[0])
        cells = {name: pa.array([row[at] for _, row in part], pa.string()) for name, at in places.items()}
        yield Batch(file, cells, np.array([line for line, _ in part], np.int64))


def _cell(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
