"""One file that feeds one table, straight or through a mapping, and what it held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from credit.evidence.batches import Advance, Batch, Wanted
from credit.evidence.csv_rows import csv_batches
from credit.evidence.errors import PackageError, refuse
from credit.evidence.mapped_rows import check_columns, chosen, mapped, rows_at, split_rows
from credit.evidence.mapping import TableSource
from credit.evidence.schema import REASONS, Shape
from credit.evidence.served import Sightings
from credit.evidence.sheet_rows import parquet_batches, xlsx_batches
from credit.evidence.sources import FileSource
from models.errors import Problem

__all__ = ["FORMATS", "Feed", "MappedFeed", "PlainFeed", "read_together"]

FORMATS = {".csv": csv_batches, ".csv.gz": csv_batches, ".parquet": parquet_batches, ".xlsx": xlsx_batches}


class Feed:
    """A file on its way into a table: its batches go in one after the other, and rows of the table come out.

    After the last batch: rows read, rows that gave no row of this table, and rows given.
    """

    wanted: Wanted = None
    """The columns of the file that are read."""

    def __init__(self, file: FileSource, shape: Shape) -> None:
        self.file = file
        self.shape = shape
        self.source_rows = 0
        self.left_out = 0
        self.rows_in = 0

    def take(self, batch: Batch) -> Batch:
        """Return the table's rows that a batch of the file gives, cells still text, and its broken rows.

        PackageError where the file's columns do not fit.
        """
        rows = self._rows(batch)
        self.source_rows += len(batch.lines) + len(batch.broken)
        self.rows_in += len(rows.lines) + len(rows.broken)
        return rows

    def rest(self) -> Batch | None:
        """Return the table's rows that only the whole file could give, where there are such."""
        rows = self._last()
        self.rows_in += 0 if rows is None else len(rows.lines)
        return rows

    def head(self, rows: int = 50) -> dict[str, list[str]]:
        """Return the columns of the file with their first cells as text, before anything is done to them."""
        batch = next(_batches(self.file, lambda _: None, None), None)
        cells = {} if batch is None else batch.cells
        return {name: [str(cell or "") for cell in cell_texts.slice(0, rows).to_pylist()]
                for name, cell_texts in cells.items()}  # fmt: skip

    def _rows(self, batch: Batch) -> Batch:
        raise NotImplementedError

    def _last(self) -> Batch | None:
        return None


def read_together(feeds: Sequence[Feed], advance: Advance) -> Iterator[tuple[Feed, Batch]]:
    """Read the one file of all these feeds once, and give each of them its table's rows, batch by batch."""
    for batch in _batches(feeds[0].file, advance, _wanted(feeds)):
        for feed in feeds:
            yield feed, feed.take(batch)
    for feed in feeds:
        if (rest := feed.rest()) is not None:
            yield feed, rest


def _wanted(feeds: Sequence[Feed]) -> Wanted:
    each = [feed.wanted for feed in feeds]
    return None if None in each else {name for names in each for name in names or ()}


def _batches(file: FileSource, advance: Advance, wanted: Wanted) -> Iterator[Batch]:
    ending = next((ending for ending in FORMATS if file.name.lower().endswith(ending)), None)
    if ending is None:
        raise refuse(file.name, "is no table that can be read", f"Give one of {', '.join(FORMATS)}.")
    return FORMATS[ending](file, advance, wanted)


class PlainFeed(Feed):
    """A file that has the table's own columns; unknown columns and missing required ones are errors."""

    def _rows(self, batch: Batch) -> Batch:
        _check_own_columns(self.shape, batch)
        return batch


class MappedFeed(Feed):
    """A file of a foreign shape."""

    def __init__(self, file: FileSource, shape: Shape, source: TableSource) -> None:
        super().__init__(file, shape)
        self.source = source
        self.wanted = frozenset(source.reads)
        self._seen: set[str] = set()
        self._sightings = None if source.periods is None else Sightings(source.periods)

    def _rows(self, batch: Batch) -> Batch:
        check_columns(self.source, batch)
        rows = chosen(batch.only(self.wanted), self.source.where)
        made, left_out = self._made(rows)
        self.left_out += len(batch.lines) - len(rows.lines) + left_out
        return mapped(made, self.source.columns)

    def _made(self, rows: Batch) -> tuple[Batch, int]:
        """Return what becomes of the rows that are asked for, and how many of them become nothing, as far as known."""
        if self._sightings is not None:
            self._sightings.add(rows)
            return rows_at(rows, pa.array([], pa.int64())), len(rows.lines)
        if self.source.unique is not None:
            first = self._first_of_each(rows.column(self.source.unique))
            return rows_at(rows, first), len(rows.lines) - len(first)
        return (rows, 0) if self.source.split is None else split_rows(rows, self.source.split)

    def _first_of_each(self, texts: pa.Array) -> pa.Array:
        """Return where values stand that no row before had; empty cells are no value."""
        places = []
        for at, text in enumerate(texts.to_pylist()):
            if text and text not in self._seen:
                self._seen.add(text)
                places.append(at)
        return pa.array(places, pa.int64())

    def _last(self) -> Batch | None:
        if self._sightings is None:
            return None
        periods = self._sightings.periods(self.file.name)
        self.left_out -= len(periods.lines)
        return periods


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
