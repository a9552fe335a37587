"""What severity does to grades; raw scores stay what they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from credit.evidence import Package
from credit.inspections.severity import Observed
from credit.inspections.severity_effects import GradeChange, grade_changes, observed
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import relation
from tests.builders.packages import COMPANY, package_of_rows
from tests.builders.rulebooks import minimal_rulebook, rule
from tests.builders.scoring import indicator

WHO = {"j1": ["I1"], "j2": ["I1", "I2"], "j3": ["I2"]}


def package(folder: Path) -> Package:
    """Return a package of three inspections, one without a score and one with a critical finding."""
    inspections = [
        {"inspection_id": "j1", "kind": "half_yearly", "score": "59", "inspected_on": "2024-03-01"},
        {"inspection_id": "j2", "kind": "half_yearly", "score": "80.5", "inspected_on": "2024-03-02"},
        {"inspection_id": "j3", "kind": "half_yearly", "inspected_on": "2024-03-03"},
    ]
    findings = [{"inspection_id": "j2", "severity": "critical"}, {"inspection_id": "j1", "severity": "minor"}]
    return package_of_rows(folder, inspections=inspections, findings=findings)


def test_points_lost_are_compared_where_there_is_a_score(tmp_path: Path) -> None:
    """And somebody who inspected."""
    found = observed(package(tmp_path), WHO, "score")

    assert found == [Observed("j1", "garden", ("I1",), 41_000), Observed("j2", "garden", ("I1", "I2"), 19_500)]
    assert observed(package(tmp_path), {}, "score") == []


def test_critical_findings_are_compared_for_all(tmp_path: Path) -> None:
    """A hundred where there was one, else nothing."""
    found = observed(package(tmp_path), WHO, "critical")

    assert {one.inspection_id: one.lost_milli for one in found} == {"j1": 0, "j2": 100_000, "j3": 0}


def book() -> Rulebook:
    """Return a standard that takes fifteen points for an inspection under 60."""
    failed = {
        "event": "inspection.failed",
        "from": "inspections",
        "where": {"score": {"under": "60"}},
        "on": "inspected_on",
    }
    return minimal_rulebook(
        indicators=[indicator("i", "bad", rule("tiny.f", "inspection.failed", "-15"))], derive=[failed]
    )


def test_a_grade_that_rests_on_who_inspected_is_named(tmp_path: Path) -> None:
    """59 fails and 61 does not; the raw score is the one that is kept."""
    read = package(tmp_path)
    same, companies = grade_changes(read, book(), date(2024, 6, 30), {})
    changed, _ = grade_changes(read, book(), date(2024, 6, 30), {"j1": 61_000})

    assert (same, companies) == ([], 1)
    assert changed == [GradeChange(COMPANY, "B", "AA", 65_000, 80_000)]
    assert relation(read.facts, "inspections")["score"].to_pylist() == [59_000, 80_500, None]
