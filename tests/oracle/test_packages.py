"""What the oracle rates and what it writes down are the same."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from credit.evidence import read_package
from tests.oracle.books import record, rows
from tests.oracle.days import SHANGHAI
from tests.oracle.packages import alone, as_written, write_package
from tests.oracle.sources import IDS, sources_of
from tests.strategies.evidence import Case, cases


@pytest.mark.parametrize(("cell", "text"), [
    (None, ""), (True, "true"), (Decimal("59.5"), "59.5"), (date(2024, 2, 29), "2024-02-29"),
    (datetime(2024, 3, 1, 0, 0, tzinfo=SHANGHAI), "2024-02-29T16:00:00+00:00"),
    (datetime(2024, 3, 1, 9, 0, tzinfo=SHANGHAI), "2024-03-01T09:00:00+08:00"),
])  # fmt: skip
def test_cells_are_written_as_evidence_has_them(cell: object, text: str) -> None:
    """Each type has the form that EVIDENCE.md gives it."""
    assert as_written(cell) == text


def test_a_package_holds_the_rows_in_the_order_asked_for(tmp_path: Path) -> None:
    """The same rows come out, turned round when that is asked."""
    evidence = rows(record("1", "good", date(2024, 1, 1)), record("2", "good", date(2024, 1, 1)))
    folder = write_package(evidence, tmp_path, order=lambda given: given[::-1])
    with (folder / "records.csv").open(encoding="utf-8", newline="") as file:
        assert [row["record_id"] for row in csv.DictReader(file)] == ["2", "1"]


@settings(max_examples=25, database=None, derandomize=True, deadline=None)
@given(case=cases())
def test_a_package_is_read_whole_and_attributed_alike(case: Case, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is rejected, and the rows on nobody's account are those for which the oracle finds nobody."""
    package = read_package(write_package(case.rows, tmp_path_factory.mktemp("package")), strict=True)
    served = {(source.table, source.source_id) for source in sources_of(case.rows)}
    rows = {(table, str(row[key])) for table, key in IDS.items() for row in case.rows[table]}
    unattributed = package.unattributed.select(["source_table", "source_id"]).to_pylist()
    assert {tuple(row.values()) for row in unattributed} == rows - served


def test_a_company_alone_keeps_its_own_rows() -> None:
    """Other companies' records and periods go."""
    evidence = rows(record("1", "good", date(2024, 1, 1)), companies=("c1", "c2"))
    assert [len(alone(evidence, "c2")[table]) for table in ("companies", "service_periods", "records")] == [1, 0, 0]
