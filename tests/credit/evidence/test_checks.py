"""What only the whole package can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import read_package
from tests.builders.packages import Rows, write_package


def _rejects(folder: Path, **tables: Rows) -> list[tuple[str, int, str, str]]:
    found = read_package(write_package(folder, **tables)).rejects.to_pylist()  # type: ignore[arg-type]
    return [(row["file"], row["line"], row["column"], row["reason"]) for row in found]


def test_the_later_row_of_an_id_is_rejected(tmp_path: Path) -> None:
    """And names the earlier one, which stands."""
    found = _rejects(tmp_path, records=[{"record_id": "r"}, {"record_id": "s"}, {"record_id": "r"}])

    assert found == [("records.csv", 4, "record_id", "already is the id of records.csv:2")]


@pytest.mark.parametrize(
    ("table", "row", "column", "target"),
    [
        ("complaints", {"community_id": "nowhere"}, "community_id", "communities"),
        ("records", {"company_id": "nobody"}, "company_id", "companies"),
        ("records", {"manager_id": "nobody"}, "manager_id", "managers"),
        ("records", {"community_id": "nowhere"}, "community_id", "communities"),
        ("findings", {"inspection_id": "none"}, "inspection_id", "inspections"),
        ("managers", {"company_id": "nobody"}, "company_id", "companies"),
    ],
)
def test_a_reference_that_leads_nowhere_is_rejected(
    tmp_path: Path, table: str, row: dict[str, str], column: str, target: str
) -> None:
    """The reason names the table that lacks the row."""
    tables: dict[str, Rows] = {table: [row]}

    assert _rejects(tmp_path, **tables) == [(f"{table}.csv", 2, column, f"is in no accepted row of {target}")]


def test_a_company_id_must_check(tmp_path: Path) -> None:
    """And what belongs to the rejected company goes with it, each row with its reason."""
    wrong = "91000000MA0000001T"
    found = _rejects(tmp_path, companies=[{"company_id": wrong}], service_periods=[{"company_id": wrong}])

    assert [(file, column) for file, _, column, _ in found] == [
        ("companies.csv", "company_id"), ("service_periods.csv", "company_id")
    ]  # fmt: skip
    assert "check digit is wrong" in found[0][3]


def test_local_ids_need_a_word_in_the_description(tmp_path: Path) -> None:
    """datapackage.json may say that the companies' ids follow another scheme."""
    folder = write_package(tmp_path, companies=[{"company_id": "HA-1"}], service_periods=[{"company_id": "HA-1"}])
    (folder / "datapackage.json").write_text('{"company_id_scheme": "local"}')

    assert read_package(folder).rejects.num_rows == 0


def test_nothing_is_rectified_before_it_is_found(tmp_path: Path) -> None:
    """The finding's dates are held against its inspection's."""
    row = {"rectify_by": "2024-02-29", "rectified_on": "2024-03-01"}
    found = _rejects(tmp_path, inspections=[{"inspected_on": "2024-03-01"}], findings=[row])

    assert [(column, reason) for _, _, column, reason in found] == [("rectify_by", "is earlier than the inspection")]
