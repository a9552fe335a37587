"""One table of evidence by itself, through the same readers, casts and checks as a whole package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from credit.evidence.checks import checked
from credit.evidence.digest import in_order
from credit.evidence.errors import refuse
from credit.evidence.feeds import FORMATS, Feed, MappedFeed, PlainFeed
from credit.evidence.mapping import load_mapping
from credit.evidence.readings import Readings
from credit.evidence.rejects import Rejects
from credit.evidence.schema import TABLES, Shape
from credit.evidence.sources import Source, open_source

__all__ = ["TableRead", "read_table"]


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table as read: accepted rows by id, rejected cells with their reasons, and what became of the rows."""

    rows: pa.Table
    rejects: pa.Table
    rows_in: int
    left_out: int


def read_table(
    path: str | Path, name: str, known: Mapping[str, pa.Array], *, mapping: str | Path | None = None
) -> TableRead:
    """Return the table `name` from a file, folder or .zip, through a mapping where one is given.

    `known`: table -> the ids that references may name, where they are kept elsewhere. Raises PackageError where there
    is no such table to read; rows that do not fit are rejects.
    """
    shape, rejects = TABLES[name], Rejects(strict=False)
    path = Path(path)
    is_file = path.is_file() and path.suffix.lower() != ".zip"
    with open_source(path.parent if is_file else path) as source:
        feeds = _feeds(source, shape, mapping, path.name if is_file else None)
        readings = Readings(feeds, rejects, _quietly)
        found = pa.concat_tables([readings.rows(feed) for feed in feeds])
    targets = {table: pa.table({f"{table}_id": ids}) for table, ids in known.items()}
    rows = in_order(shape, checked(shape, found, targets, rejects, local=True))
    rows_in, left_out = sum(feed.rows_in for feed in feeds), sum(feed.left_out for feed in feeds)
    return TableRead(rows, rejects.table(), rows_in, left_out)


def _quietly(_done: int, _total: int, _table: str) -> None:
    """Tell nobody."""


def _feeds(source: Source, shape: Shape, mapping: str | Path | None, only: str | None) -> list[Feed]:
    if mapping is not None:
        sources = load_mapping(mapping).tables.get(shape.name, ())
        fitting = [part for part in sources if only in (None, part.file) and part.file in source.files]
        if fitting:
            return [MappedFeed(source.files[part.file], shape, part) for part in fitting]
        what = f"holds nothing that mapping {mapping} reads as {shape.name}"
        raise refuse(only or source.name, what, f"It reads {', '.join(part.file for part in sources) or 'none'}.")
    names = [only] if only else [file for file in source.files if _is_named(file, shape.name)]
    if not names:
        remedy = f"Give {shape.name}.csv, .xlsx or .parquet, or read the files through a mapping."
        raise refuse(source.name, f"has no table {shape.name}", remedy)
    return [PlainFeed(source.files[file], shape) for file in sorted(names)]


def _is_named(file: str, table: str) -> bool:
    return any(file.lower() == f"{table}{ending}" for ending in FORMATS)
