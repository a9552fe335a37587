"""Write a rating run: ratings, contributions, rejects and unattributed rows as CSV, Parquet or JSON.

Equal results give equal bytes. Points are decimals in files (`84.999`), days are ISO dates, an empty cell is unknown.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from credit.scoring.rating import Rated
from models.values.points import format_points

__all__ = ["FORMATS", "write"]

_PLACES = Decimal("0.001")
_POINTS = pd.ArrowDtype(pa.decimal128(18, 3))
_DAYS = frozenset({"as_of", "occurred_on", "valid_until", "next_change_on"})


def write(rated: Rated, directory: Path, formats: Collection[str] = ("csv",)) -> tuple[Path, ...]:
    """Write the four tables of a run into an existing folder in each format, and return the files.

    Rejects and unattributed rows are those of the package; a run on bare facts has neither.
    """
    columns = ("score", *rated.book.components)
    tables = {
        "ratings": _with_points(rated.ratings, columns),
        "contributions": _with_points(rated.contributions, ("points",)),
    }
    if rated.package is not None:
        tables |= {"rejects": rated.package.rejects.to_pandas(date_as_object=True)}
        tables |= {"unattributed": rated.package.unattributed.to_pandas(date_as_object=True)}
    return tuple(
        FORMATS[kind](frame, directory / f"{name}.{kind}") for name, frame in tables.items() for kind in formats
    )


def _with_points(frame: pd.DataFrame, columns: Collection[str]) -> pd.DataFrame:
    """Return the frame with thousandths as exact decimals."""
    exact = {name: pd.Series(_each(frame[name], _points), frame.index, _POINTS) for name in columns}
    return frame.assign(**exact)


def _each(column: pd.Series, told: Callable[[Any], object]) -> list[object]:
    """Return what is told of each cell of a column; equal cells, of which there are many, are looked at once."""
    cells = column.tolist()
    known = {cell: told(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


def _rows(frame: pd.DataFrame, told: Callable[[Any], object]) -> Iterator[tuple[object, ...]]:
    return zip(*(_each(frame[name], told) for name in frame.columns), strict=True)


def _points(milli: int) -> Decimal:
    return milli * _PLACES


def _text(value: object) -> object:
    if isinstance(value, str):  # as most cells are
        return value
    if isinstance(value, Decimal):
        return format_points(int(value / _PLACES))
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None or value is pd.NaT or value != value else value  # noqa: PLR0124 - NaN is not itself


def _csv(frame: pd.DataFrame, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows(_rows(frame, _text))
    return path


def _json(frame: pd.DataFrame, path: Path) -> Path:
    rows = (dict(zip(frame.columns, cells, strict=True)) for cells in _rows(frame, _jsonable))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f"[{lines}]\n", encoding="utf-8")
    return path


def _jsonable(value: object) -> object:
    if isinstance(value, bool):
        return value
    plain = _text(value)
    return plain if plain is None or isinstance(plain, int) else str(plain)


def _parquet(frame: pd.DataFrame, path: Path) -> Path:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for position, field in enumerate(table.schema):
        if pa.types.is_null(field.type):
            kind = pa.date32() if field.name in _DAYS else pa.string()
            table = table.set_column(position, field.name, table[field.name].cast(kind))
    pq.write_table(table.replace_schema_metadata(None), path, compression="zstd")
    return path


FORMATS: Final[Mapping[str, Callable[[pd.DataFrame, Path], Path]]] = {"csv": _csv, "parquet": _parquet, "json": _json}
"""How a table is written in each format."""
