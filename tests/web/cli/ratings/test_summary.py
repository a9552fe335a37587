"""What a run did, in numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.builders.packages import write_package
from web.cli.ratings.runs import RUN_STEPS, Asked, Run, run
from web.cli.ratings.summary import grade_counts, package_lines, rating_lines, row_counts
from web.cli.terminal import Steps


@pytest.fixture
def done(tmp_path: Path, tiny: Path) -> Run:
    """Return a run over an unknown event, a bad day, and a complaint from before anyone served the community."""
    records = [{"event": "never.heard.of"}, {"occurred_on": "2024-02-30"}]
    package = write_package(tmp_path / "p", records=records, complaints=[{"received_at": "2001-01-01"}])
    return run(Asked(package, str(tiny), date(2024, 6, 30)), Steps(RUN_STEPS))


def test_rows_in_are_rows_accepted_and_rejected(done: Run) -> None:
    """Per table, with those that fall on nobody."""
    counts = row_counts(done.package)

    assert counts["records"] == {"rows_in": 2, "accepted": 1, "rejected": 1, "unattributed": 0}
    assert counts["complaints"]["unattributed"] == 1


def test_every_company_is_in_one_grade(done: Run) -> None:
    """Grades of nobody are counted too, best first."""
    counts = grade_counts(done.rated)

    assert next(iter(counts)) == "AAA"
    assert sum(counts.values()) == 1


def test_tables_without_rows_are_left_out_for_people(done: Run) -> None:
    """A person reads what came in."""
    assert [line.split()[0] for line in package_lines(done.package)[1:]] == [
        "companies", "communities", "service_periods", "complaints", "records",
    ]  # fmt: skip


def test_events_that_no_rule_names_are_told(done: Run) -> None:
    """They count nothing, and that is said."""
    assert "never.heard.of (1)" in rating_lines(done.rated)[1]
