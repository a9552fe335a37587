"""Project managers' points."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credit import load_rulebook, rate
from credit.evidence import Package, read_package
from credit.individuals import manager_points, manager_totals
from tests.builders.packages import COMPANY, write_package
from tests.builders.rulebooks import minimal_files, write_rulebook


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Return a company whose estate m1 ran until March and m2 since, with events in both times."""
    late = {"answered_at": "2024-05-20", "liability": "company", "upheld": True}
    return read_package(
        write_package(
            tmp_path / "p",
            managers=[{"manager_id": "m1"}, {"manager_id": "m2"}],
            service_periods=[
                {"manager_id": "m1", "starts_on": "2023-01-01", "ends_on": "2024-03-01"},
                {"manager_id": "m2", "starts_on": "2024-03-01"},
            ],
            complaints=[{"received_at": "2024-02-29", **late}, {"received_at": "2024-03-01", **late}],
            records=[
                {"record_id": "R1", "event": "award", "community_id": "garden", "occurred_on": "2024-02-01"},
                {"record_id": "R2", "event": "penalty", "manager_id": "m1", "occurred_on": "2024-05-01"},
                {"record_id": "R3", "event": "penalty", "occurred_on": "2024-05-02"},
            ],
        )
    )


def test_a_point_falls_on_who_was_in_charge_that_day(package: Package, tmp_path: Path) -> None:
    """Of the project, until the day of the change; a record that names a manager is that one's; else on nobody."""
    book = load_rulebook(write_rulebook(tmp_path / "tiny", minimal_files()))
    points = manager_points(rate(package, book, as_of="2024-06-30"), package)

    assert [(one.manager_id, one.source_id, one.points) for one in points] == [
        ("m1", "R1", 1000), ("m1", "complaints-1", -500), ("m1", "R2", -5000), ("m2", "complaints-2", -500),
    ]  # fmt: skip
    assert points[1].occurred_on == date(2024, 2, 29)
    assert {one.company_id for one in points} == {COMPANY}


def test_totals_keep_good_and_bad_apart(package: Package, tmp_path: Path) -> None:
    """In thousandths, for each manager with each company; no grade is invented."""
    book = load_rulebook(write_rulebook(tmp_path / "tiny", minimal_files()))
    totals = manager_totals(manager_points(rate(package, book, as_of="2024-06-30"), package))

    assert [(one.manager_id, one.good, one.bad, one.events) for one in totals] == [
        ("m1", 1000, -5500, 3), ("m2", 0, -500, 1),
    ]  # fmt: skip
