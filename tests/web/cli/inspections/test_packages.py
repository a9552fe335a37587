"""Campaigns put onto a package."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from credit.evidence import read_package
from credit.inspections.evidence_rows import EvidenceRows
from models.errors import RefusedError
from tests.builders.packages import COMPANY, OTHER_COMPANY, package_of_rows, write_package
from web.cli.inspections.packages import served_by, who_inspected
from web.cli.inspections.packages import write_package as put

VISIT = {"inspection_id": "s/garden", "kind": "special", "community_id": "garden", "inspected_on": date(2026, 3, 9),
         "score": 86_667, "recorded_at": datetime(2026, 3, 9, 4, tzinfo=UTC)}  # fmt: skip
UNFIT = {
    "record_id": "s/BAY/unfit",
    "company_id": COMPANY,
    "community_id": "BAY",
    "event": "delivery.unfit_accepted",
    "issuer": "HB-02",
    "occurred_on": date(2026, 3, 9),
    "recorded_at": datetime(2026, 3, 9, 4, tzinfo=UTC),
}


def test_what_is_written_is_read_again_with_what_was_there(tmp_path: Path) -> None:
    """The package without the added rows has the digest it had: nothing of it is lost or changed."""
    base = package_of_rows(tmp_path / "p", records=[{"quantity": 2}], complaints=[{"upheld": True}], managers=[{}])
    (tmp_path / "same").mkdir()
    (tmp_path / "more").mkdir()
    put(base, EvidenceRows(), {}, tmp_path / "same")
    put(base, EvidenceRows(inspections=[dict(VISIT)]), {}, tmp_path / "more")
    rows = read_package(tmp_path / "more", strict=True).tables["inspections"].to_pylist()

    assert read_package(tmp_path / "same", strict=True).digest == base.digest
    assert [{name: row[name] for name in VISIT} for row in rows] == [VISIT]


def test_who_inspected_lies_beside_the_evidence(tmp_path: Path) -> None:
    """Old and new together, and the evidence is the same without it."""
    base = package_of_rows(tmp_path / "p", inspections=[{"inspection_id": "j1"}])
    (tmp_path / "p" / "inspected_by.csv").write_text("inspection_id,inspector_id\nj1,I9\n", encoding="utf-8")
    who = who_inspected(tmp_path / "p")
    (tmp_path / "now").mkdir()
    put(base, EvidenceRows(inspected_by=[{"inspection_id": "x", "inspector_id": "I1"}]), who, tmp_path / "now")

    assert who_inspected(tmp_path / "now") == {"j1": ["I9"], "x": ["I1"]}
    assert read_package(tmp_path / "now").digest == base.digest


def test_a_new_estate_may_be_unknown_to_a_record(tmp_path: Path) -> None:
    """The company counts; the estate is served only after it was taken over."""
    base = package_of_rows(tmp_path / "p")
    (tmp_path / "now").mkdir()
    put(base, EvidenceRows(records=[dict(UNFIT)]), {}, tmp_path / "now")
    row = read_package(tmp_path / "now", strict=True).tables["records"].to_pylist()[0]

    assert (row["event"], row["community_id"]) == ("delivery.unfit_accepted", None)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (EvidenceRows(inspections=[VISIT | {"community_id": "moon"}]), "no community moon"),
        (EvidenceRows(inspections=[VISIT | {"inspection_id": "j1"}]), "in inspections already"),
        (EvidenceRows(records=[UNFIT | {"company_id": OTHER_COMPANY}]), "no company"),
    ],
)
def test_what_does_not_fit_the_package_is_refused(tmp_path: Path, rows: EvidenceRows, reason: str) -> None:
    """Rather than rejected later, where nobody looks."""
    base = package_of_rows(tmp_path / "p", inspections=[{"inspection_id": "j1"}])
    with pytest.raises(RefusedError, match=reason):
        put(base, rows, {}, tmp_path)


def test_local_ids_stay_local(tmp_path: Path) -> None:
    """Whoever has no unified code can be read again."""
    folder = write_package(tmp_path / "p", companies=[{"company_id": "op-1"}], service_periods=[{"company_id": "op-1"}])
    (folder / "datapackage.json").write_text('{"company_id_scheme": "local"}', encoding="utf-8")
    (tmp_path / "now").mkdir()
    put(read_package(folder, strict=True), EvidenceRows(), {}, tmp_path / "now")

    assert read_package(tmp_path / "now", strict=True).tables["companies"]["company_id"].to_pylist() == ["op-1"]


def test_who_serves_is_asked_of_a_day(tmp_path: Path) -> None:
    """Half-open."""
    periods = [{"starts_on": "2020-01-01", "ends_on": "2024-01-01"}]
    base = package_of_rows(tmp_path / "p", service_periods=periods)

    assert served_by(base, date(2023, 12, 31)) == {"garden": COMPANY}
    assert served_by(base, date(2024, 1, 1)) == {}
