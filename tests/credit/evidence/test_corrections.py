"""Corrections laid over evidence: what was struck off stays off, whatever a later import calls it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit.evidence import Package, read_package
from credit.evidence.corrections import Correction, alike, corrected, correction_of, identity_of, in_force
from tests.builders.packages import COMPANY, write_package

AT = datetime(2024, 7, 1, tzinfo=UTC)
DAY = date(2024, 7, 1)
FINE = {"event": "penalty", "occurred_on": "2024-06-01", "document_no": "9"}


def package(folder: Path, **tables: Any) -> Package:  # noqa: ANN401 - rows
    """Return a package of these rows."""
    return read_package(write_package(folder, **tables))


def struck(identity: dict[str, str | None] | None, table: str = "records", row_id: str = "P1") -> Correction:
    """Return a correction that strikes a row off."""
    return Correction(1, "struck", COMPANY, DAY, AT, table, row_id, identity)


_ROW = st.tuples(st.sampled_from(["P1", "P2", "Q1", "Q2"]), st.sampled_from(["9", "10", None]))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ROW, max_size=4, unique_by=lambda row: row[0]))
def test_a_struck_row_never_comes_back(tmp_path: Path, rows: list[tuple[str, str | None]]) -> None:
    """However often it is imported, under whatever id and beside whatever else; other documents' rows stay."""
    first = package(tmp_path / "first", records=[{"record_id": "P1", **FINE}])
    correction = struck(identity_of(first, "records", "P1"))
    later = package(tmp_path / "later", records=[{"record_id": key, **FINE, "document_no": no} for key, no in rows])
    left = corrected(later, [correction]).tables["records"].to_pylist()

    assert sorted(row["record_id"] for row in left) == sorted(key for key, no in rows if no != "9" and key != "P1")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("complaints", {"complaint_id": "K", "received_at": "2024-03-01"}),
        ("inspections", {"inspection_id": "K", "inspected_on": "2024-03-01"}),
    ],
)
def test_complaints_and_inspections_are_struck_alike(tmp_path: Path, table: str, row: dict[str, str]) -> None:
    """Under another id too; the facts that are scored no longer hold the row, and the package is as it was."""
    first = package(tmp_path / "first", **{table: [row]})
    again = package(tmp_path / "again", **{table: [{**row, f"{table[:-1]}_id": "other"}]})
    identity = identity_of(first, table, "K")
    mended = corrected(again, [struck(identity, table, "K")])

    assert mended.tables[table].num_rows == 0
    assert again.tables[table].num_rows == 1
    assert mended.digest != again.digest
    assert identity_of(first, table, "nobody") is None


def test_findings_go_with_their_inspection(tmp_path: Path) -> None:
    """A visit that did not count found nothing."""
    visit = package(tmp_path / "p", inspections=[{"inspection_id": "K"}], findings=[{"inspection_id": "K"}])

    assert corrected(visit, [struck(None, "inspections", "K")]).tables["findings"].num_rows == 0


def test_a_lifting_is_a_record(tmp_path: Path) -> None:
    """Of the company, on its day, known when it was put on record; of a company that is not there it is none."""
    lift = Correction(5, "lifted", COMPANY, DAY, AT, event="blacklist.lifted", occurred_on=date(2024, 6, 3))
    other = Correction(6, "lifted", "nobody", DAY, AT, event="blacklist.lifted", occurred_on=date(2024, 6, 3))
    (row,) = corrected(package(tmp_path / "p"), [lift, other]).tables["records"].to_pylist()

    assert (row["record_id"], row["event"], row["occurred_on"]) == (
        "correction/5",
        "blacklist.lifted",
        date(2024, 6, 3),
    )
    assert row["recorded_at"] == AT


def test_a_correction_holds_from_its_day_and_is_known_from_its_moment() -> None:
    """Ratings of earlier days, and of what was known before, do not heed it."""
    one = struck(None)

    assert in_force([one], DAY) == in_force([one], DAY, AT) == [one]
    assert in_force([one], date(2024, 6, 30)) == in_force([one], DAY, datetime(2024, 6, 30, tzinfo=UTC)) == []


def test_a_correction_reads_back_from_text() -> None:
    """As the record keeps it."""
    row = {"id": 1, "kind": "struck", "company_id": COMPANY, "decided_on": "2024-07-01", "source_table": "records",
           "recorded_at": "2024-07-01T00:00:00.000000Z", "source_id": "P1", "identity": None, "event": None,
           "occurred_on": None}  # fmt: skip

    assert correction_of(row) == struck(None)


def test_nothing_to_correct_changes_nothing(tmp_path: Path) -> None:
    """The same package."""
    found = package(tmp_path / "p")

    assert corrected(found, []) is found


def test_a_row_is_known_by_its_id_and_by_what_it_is(tmp_path: Path) -> None:
    """Under another id too; without what makes it the thing it is, by its id alone."""
    found = package(tmp_path / "p", records=[{"record_id": "P1", **FINE}])
    identity = identity_of(found, "records", "P1")

    assert alike(found, "records", "another", identity) == ["P1"]
    assert alike(found, "records", "another", None) == []
    assert alike(found, "records", "P1", None) == ["P1"]
