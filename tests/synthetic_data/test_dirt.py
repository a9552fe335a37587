"""Broken rows on purpose, each of which the reader rejects."""

from __future__ import annotations

from pathlib import Path

from credit.evidence import read_package
from synthetic_data import generate
from synthetic_data.city import City
from synthetic_data.complaints import complaints_table
from synthetic_data.dirt import FAULTS, soiled


def test_exactly_the_broken_rows_are_rejected(tmp_path: Path) -> None:
    """Rows in are rows accepted and rejected, and the rejected are those that the descriptor counts."""
    made = generate(tmp_path / "city", companies=20, communities=40, months=6, seed=1, dirt=0.05)
    rejected = {count.table: count.rejected for count in read_package(made.directory).counts}

    assert sum(made.broken.values()) > 10
    assert rejected == {table: made.broken[table] for table in rejected}


def test_no_other_row_rests_on_a_broken_one(city: City) -> None:
    """A complaint that others repeat is left alone."""
    table = complaints_table(city)
    text, count = soiled("complaints", table, 0.5, city.streams)
    named = set(table["duplicate_of"].drop_null().to_pylist())
    pairs = zip(table["complaint_id"].to_pylist(), text["community_id"].to_pylist(), strict=True)
    broken = {one for one, estate in pairs if estate is None}

    assert count == round(0.5 * table.num_rows)
    assert not broken & named


def test_other_tables_stay_clean(city: City) -> None:
    """Only complaints, findings and records are soiled."""
    table = complaints_table(city).slice(0, 10)

    assert soiled("tenders", table, 0.5, city.streams)[1] == 0
    assert set(FAULTS) == {"complaints", "findings", "records"}
