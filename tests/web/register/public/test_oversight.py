"""What an authority looks at each morning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.builders.due_register import due_register, round_at
from tests.builders.inspections import a_campaign, inspected
from tests.builders.record import writing_to
from web.register.public.oversight import grade_drift, hot_spots, severity_of


def test_grades_drift_from_day_to_day(tmp_path: Path) -> None:
    """One row a day; of two runs of a day the newest counts."""
    made = due_register(tmp_path)
    made.rates("2024-07-31")
    made.rates("2024-07-31")
    with writing_to(made.url) as session:
        found = grade_drift(session)

    assert [day for day, _ in found] == [date(2024, 7, 1), date(2024, 7, 31)]
    assert {counts.total() for _, counts in found} == {1}


def test_the_newest_month_tells_its_hot_spots(tmp_path: Path) -> None:
    """None before a month was analysed."""
    made = due_register(tmp_path)
    with writing_to(made.url) as session:
        assert hot_spots(session) is None
    round_at(made.url, "2024-08-02")
    with writing_to(made.url) as session:
        found = hot_spots(session)

    assert found is not None
    assert (found.desk, found.month) == ("rongcheng", "2024-07")


def test_too_few_visits_compare_nobody() -> None:
    """One community alone says nothing; two with two inspectors are compared."""
    assert severity_of([]) is None
    assert severity_of([inspected(a_campaign(), "X1")]) is None
    both = severity_of([inspected(inspected(a_campaign(), "X1"), "X2")])
    assert both is not None
    assert both.visits == 2
