"""Equal tables give equal bytes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from synthetic_data.writing import Format, as_text, write_table

TABLE = pa.table(
    {
        "on": [date(2024, 2, 29), None],
        "at": pa.array([datetime(2024, 6, 30, 8, 5), None], pa.timestamp("us")),  # noqa: DTZ001 - wall clock
        "flag": [True, None],
        "score": [Decimal("86.5"), None],
        "text": ["电梯，坏了。", None],
    }
)


def test_csv_is_plain(tmp_path: Path) -> None:
    """A header, ISO days and moments, true and false, and nothing for what is missing."""
    write_table(TABLE, tmp_path / "a.csv", "csv")

    assert (tmp_path / "a.csv").read_text("utf-8") == (
        "on,at,flag,score,text\n2024-02-29,2024-06-30T08:05:00,true,86.5,电梯，坏了。\n,,,,\n"
    )


def test_parquet_keeps_the_types(tmp_path: Path) -> None:
    """What is read again is the table."""
    write_table(TABLE, tmp_path / "a.parquet", "parquet")

    assert pyarrow.parquet.read_table(tmp_path / "a.parquet").equals(TABLE)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_writing_again_gives_the_same_bytes(tmp_path: Path, form: Format) -> None:
    """No clock and no chance is in a file."""
    for name in "ab":
        write_table(TABLE, tmp_path / name, form)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_text_of_an_empty_table() -> None:
    """No rows are no error."""
    assert as_text(TABLE.slice(0, 0)).num_rows == 0
