"""One file that feeds one table, straight or through a mapping, and what it held."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.batches import Advance, Batch
from credit.evidence.csv_rows import csv_batches
from credit.evidence.errors import PackageError, refuse
from credit.evidence.mapped_rows import check_columns, chosen, mapped, rows_at, split_rows
from credit.evidence.mapping import TableSource
from credit.evidence.schema import REASONS, Shape
from credit.evidence.served import periods_of
from credit.evidence.sheet_rows import parquet_batches, xlsx_batches
from credit.evidence.sources import FileSource
from models.errors import Problem

__all__ = ["FORMATS", "Feed", "MappedFeed", "PlainFeed"]

FORMATS = {".csv": csv_batches, ".csv.gz": csv_batches, ".parquet": parquet_batches, ".xlsx": xlsx_batches}


class Feed:
    """A file on its way into a table. After `batches`: rows read, and rows that gave no row of this table."""

    def __init__(self, file: FileSource, shape: Shape) -> None:
        self.file = file
        self.shape = shape
        self.source_rows = 0
        self.left_out = 0

    @property
    def size(self) -> int:
        """Stored bytes of the file."""
        return self.file.size

    def batches(self, advance: Advance) -> Iterator[Batch]:
        """Give the table's rows, cells still text; PackageError where the file's columns do not fit."""
        raise NotImplementedError

    def head(self, rows: int = 50) -> dict[str, list[str]]:
        """Return the columns of the file with their first cells as text, before anything is done to them."""
        batch = next(iter(self._raw(lambda _: None)), None)
        cells = {} if batch is None else batch.cells
        return {name: [str(cell or "") for cell in cell_texts.slice(0, rows).to_pylist()]
                for name, cell_texts in cells.items()}  # fmt: skip

    def _read(self, advance: Advance) -> Iterator[Batch]:
        for batch in self._raw(advance):
            self.source_rows += len(batch.lines) + len(batch.broken)
            yield batch

    def _raw(self, advance: Advance) -> Iterator[Batch]:
        ending = next((ending for ending in FORMATS if self.file.name.lower().endswith(ending)), None)
        if ending is None:
            raise refuse(self.file.name, "is no table that can be read", f"Give one of {', '.join(FORMATS)}.")
        return FORMATS[ending](self.file, advance)


class PlainFeed(Feed):
    """A file that has the table's own columns."""

    def batches(self, advance: Advance) -> Iterator[Batch]:
        """Give the rows; unknown columns and missing required ones are errors."""
        for batch in self._read(advance):
            _check_own_columns(self.shape, batch)
            yield batch


class MappedFeed(Feed):
    """A file of a foreign shape."""

    def __init__(self, file: FileSource, shape: Shape, source: TableSource) -> None:
        super().__init__(file, shape)
        self.source = source

    def batches(self, advance: Advance) -> Iterator[Batch]:
        """Give the rows that the mapping makes of the file."""
        rows = self._chosen(advance)
        if self.source.periods is not None:
            yield self._counted(periods_of(rows, self.source.periods))
        elif self.source.unique is not None:
            yield mapped(self._counted(_first_of_each(list(rows), self.source.unique)), self.source.columns)
        else:
            for batch in rows:
                yield mapped(self._split(batch), self.source.columns)

    def _chosen(self, advance: Advance) -> Iterator[Batch]:
        for batch in self._read(advance):
            check_columns(self.source, batch)
            rows = chosen(batch, self.source.where)
            self.left_out += len(batch.lines) - len(rows.lines)
            yield rows

    def _split(self, batch: Batch) -> Batch:
        if self.source.split is None:
            return batch
        rows, empty = split_rows(batch, self.source.split)
        self.left_out += empty
        return rows

    def _counted(self, batch: Batch) -> Batch:
        self.left_out = self.source_rows - len(batch.lines) - len(batch.broken)
        return batch


def _first_of_each(batches: list[Batch], name: str) -> Batch:
    """Return the first row of each value of a column; empty cells are no value."""
    tables = pa.concat_tables([pa.table(batch.cells) for batch in batches])
    lines = np.concatenate([batch.lines for batch in batches])
    broken = tuple(row for batch in batches for row in batch.broken)
    values = tables[name].combine_chunks()
    codes = values.dictionary_encode().indices
    _, first = np.unique(codes.fill_null(-1).to_numpy(), return_index=True)
    first = np.sort(first)
    kept = pa.array(first).filter(pc.not_equal(pc.fill_null(values.take(pa.array(first)), ""), ""))
    cells = {column: tables[column].combine_chunks() for column in tables.column_names}
    return rows_at(Batch(batches[0].file, cells, lines, broken), kept)


def _check_own_columns(shape: Shape, batch: Batch) -> None:
    allowed = ", ".join(shape.names)
    strange = [name for name in batch.cells if name not in (*shape.names, REASONS)]
    remedy = f"The columns of {shape.name} are {allowed}; bring other shapes in through a mapping."
    problems = [Problem(batch.file, f"column {name!r} is unknown.", remedy) for name in strange]
    missing = [column.name for column in shape.columns if column.required and column.name not in batch.cells]
    needed = "Every row must have a value there."
    problems += [Problem(batch.file, f"column {name} is missing.", needed) for name in missing]
    if problems:
        raise PackageError(problems)
