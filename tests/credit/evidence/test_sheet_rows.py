"""Parquet and XLSX give the texts that CSV would."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from credit.evidence.batches import Batch
from credit.evidence.errors import PackageError
from credit.evidence.sheet_rows import parquet_batches, xlsx_batches
from credit.evidence.sources import open_source

_WALL = datetime.fromisoformat  # a cell names no time zone


def _parquet(folder: Path, **columns: pa.Array) -> Batch:
    pq.write_table(pa.table(columns), folder / "a.parquet")
    with open_source(folder) as source:
        return next(parquet_batches(source.files["a.parquet"], lambda _: None))


def _xlsx(folder: Path, *rows: list[object]) -> Batch:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("second").append(["x"])
    book.save(folder / "a.xlsx")
    with open_source(folder) as source:
        return next(xlsx_batches(source.files["a.xlsx"], lambda _: None))


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (pa.array([date(2024, 3, 1)]), "2024-03-01"),
        (pa.array([_WALL("2024-03-01")], pa.timestamp("ns")), "2024-03-01"),
        (pa.array([_WALL("2024-03-01T08:00")], pa.timestamp("ms")), "2024-03-01 08:00:00.000000"),
        (
            pa.array([datetime(2024, 3, 1, tzinfo=UTC)], pa.timestamp("us", tz="Asia/Shanghai")),
            "2024-03-01 00:00:00.000000Z",
        ),
        (pa.array([True]), "true"),
        (pa.array([7], pa.int8()), "7"),
        (pa.array([7.0]), "7"),
        (pa.array([7.25]), "7.25"),
        (pa.array([Decimal("85.50")]), "85.50"),
        (pa.array(["x"]).dictionary_encode(), "x"),
        (pa.array(["x"], pa.large_string()), "x"),
        (pa.nulls(1), None),
    ],
)
def test_parquet_values_become_the_text_of_a_table(tmp_path: Path, values: pa.Array, text: str | None) -> None:
    """So that one door checks every cell."""
    assert _parquet(tmp_path, a=values).cells["a"].to_pylist() == [text]


def test_nested_parquet_columns_are_refused(tmp_path: Path) -> None:
    """The column is named."""
    with pytest.raises(PackageError, match="column a holds list"):
        _parquet(tmp_path, a=pa.array([[1]]))


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx"])
def test_a_broken_file_is_told(tmp_path: Path, name: str) -> None:
    """An error that names the file, whatever the library makes of it."""
    (tmp_path / name).write_bytes(b"PAR1 or PK\x03\x04, and then nothing")
    read = parquet_batches if name.endswith("parquet") else xlsx_batches

    with open_source(tmp_path) as source, pytest.raises(PackageError, match="is no readable"):
        next(read(source.files[name], lambda _: None))


def test_workbook_cells_become_the_text_of_a_table(tmp_path: Path) -> None:
    """Of the first sheet; the line is the row of the sheet, and empty rows are no rows."""
    batch = _xlsx(tmp_path, ["a", "b", "c"], [date(2024, 3, 1), True, 7], [], [_WALL("2024-03-01T08:00"), "007", 7.25])

    assert [batch.cells[name].to_pylist() for name in "abc"] == [
        ["2024-03-01", "2024-03-01T08:00:00"], ["true", "007"], ["7", "7.25"]
    ]  # fmt: skip
    assert batch.lines.tolist() == [2, 4]


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx"])
def test_only_wanted_columns_become_cells(tmp_path: Path, name: str) -> None:
    """Of both kinds of file; the rows are the same."""
    book = Workbook()
    for row in (["a", "b"], ["1", "2"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    pq.write_table(pa.table({"a": ["1"], "b": ["2"]}), tmp_path / "a.parquet")
    read = parquet_batches if name.endswith("parquet") else xlsx_batches
    with open_source(tmp_path) as source:
        batch = next(read(source.files[name], lambda _: None, {"b"}))

    assert {name: cells.to_pylist() for name, cells in batch.cells.items()} == {"b": ["2"]}
    assert len(batch.lines) == 1


def test_a_cell_beyond_the_header_is_told(tmp_path: Path) -> None:
    """It would be lost in silence otherwise."""
    with pytest.raises(PackageError, match=r"a\.xlsx:2: has a cell beyond"):
        _xlsx(tmp_path, ["a", None], ["1", "2"])


def test_an_empty_sheet_has_no_header(tmp_path: Path) -> None:
    """As an empty CSV has none."""
    with pytest.raises(PackageError, match="no header row"):
        _xlsx(tmp_path)
