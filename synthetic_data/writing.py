"""Writing tables so that equal tables give equal bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

__all__ = ["Format", "as_text", "write_table"]

Format = Literal["csv", "parquet"]

_CSV = pyarrow.csv.WriteOptions(include_header=False, quoting_style="none")


def write_table(table: pa.Table, path: Path, form: Format) -> None:
    """Write a table as Parquet, or as CSV in UTF-8 with one header line and empty cells for what is missing."""
    if form == "parquet":
        pyarrow.parquet.write_table(table, path, compression="zstd")
        return
    with path.open("wb") as file:
        file.write(",".join(table.column_names).encode() + b"\n")
        pyarrow.csv.write_csv(as_text(table), file, _CSV)


def as_text(table: pa.Table) -> pa.Table:
    """Return every cell as the text that a CSV file holds: ISO dates, moments with a T, true and false."""
    return pa.table({name: _text(column) for name, column in zip(table.column_names, table.columns, strict=True)})


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(column.type):
        seconds = column.cast(pa.timestamp("s")).cast(pa.string())
        return pc.utf8_replace_slice(seconds, start=10, stop=11, replacement="T")
    return column.cast(pa.string())
