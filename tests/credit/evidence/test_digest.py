"""One number for what a package says."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import Package, read_package
from tests.builders.packages import Rows, filled, package_of_rows, write_package, write_table

_RECORDS: Rows = [
    {"record_id": "b", "level": "city"},
    {"record_id": "a", "document_no": "建罚1"},
    {"record_id": "c", "recorded_at": "2024-05-01T08:00"},
]


def _same(one: Package, other: Package) -> bool:
    facts = [dict(package.facts.tables) for package in (one, other)]
    return one.digest == other.digest and facts[0] == facts[1]


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    """Equal digest, equal facts."""
    one = package_of_rows(tmp_path / "one", records=_RECORDS)
    other = package_of_rows(tmp_path / "other", records=_RECORDS[::-1])

    assert _same(one, other)


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
def test_the_format_does_not_matter(tmp_path: Path, form: str) -> None:
    """CSV, Parquet and a workbook say the same."""
    one = package_of_rows(tmp_path / "one", records=_RECORDS)

    assert _same(one, read_package(write_package(tmp_path / "other", form=form, records=_RECORDS)))


def test_the_parts_do_not_matter(tmp_path: Path) -> None:
    """records-1.csv and records-2.csv are records.csv."""
    one = package_of_rows(tmp_path / "one", records=_RECORDS)
    folder = write_package(tmp_path / "other")
    rows = filled("records", _RECORDS)
    for part, held in ((1, rows[:2]), (2, rows[2:])):
        write_table(folder / f"records-{part}.csv", held, list(rows[0] | rows[2] | {"level": "", "document_no": ""}))

    assert _same(one, read_package(folder))


def test_spellings_of_one_value_do_not_matter(tmp_path: Path) -> None:
    """85 and 85.000 are one score, and one moment has many spellings."""
    one = package_of_rows(tmp_path / "one", inspections=[{"score": "85", "recorded_at": "2024-03-01T08:00"}])
    other = package_of_rows(tmp_path / "two", inspections=[{"score": "85.000", "recorded_at": "2024-03-01T00:00:00Z"}])

    assert _same(one, other)


@pytest.mark.parametrize(
    "other",
    [
        [{"issuer": "ab", "document_no": "c"}], [{"issuer": "a", "document_no": None}],
        [{"issuer": "a", "document_no": "bc", "quantity": 2}], [{"issuer": "a", "document_no": "bc"}] * 2,
    ],
)  # fmt: skip
def test_any_other_content_is_another_digest(tmp_path: Path, other: Rows) -> None:
    """A letter that changes its cell, a cell that is emptied, a number, a row more."""
    one = package_of_rows(tmp_path / "one", records=[{"issuer": "a", "document_no": "bc"}])

    assert package_of_rows(tmp_path / "other", records=other).digest != one.digest
