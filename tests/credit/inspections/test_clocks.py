"""By when something has to be done."""

from __future__ import annotations

from datetime import date

from credit.inspections.clocks import due_on, rectify_by
from credit.inspections.shapes import Clock
from tests.builders.inspections import a_rule

OURS = {"choice": "ours"}


def test_days_are_days_of_the_calendar() -> None:
    """Weekends count; the first day does not."""
    assert due_on(date(2026, 3, 2), Clock.model_validate({"days": 5, "basis": OURS})) == date(2026, 3, 7)


def test_working_days_pass_over_weekends_and_holidays() -> None:
    """Friday and two working days is Tuesday; over Labour Day 2026 it is later."""
    clock = Clock.model_validate({"working_days": 2, "basis": OURS})

    assert due_on(date(2026, 3, 6), clock) == date(2026, 3, 10)
    assert due_on(date(2026, 4, 30), clock) == date(2026, 5, 7)


def test_the_graver_the_sooner() -> None:
    """Two working days, seven days, fifteen days in Zhuji."""
    clocks = a_rule().clocks
    days = [rectify_by(date(2026, 3, 2), severity, clocks) for severity in ("critical", "major", "minor")]

    assert days == [date(2026, 3, 4), date(2026, 3, 9), date(2026, 3, 17)]


def test_a_developer_in_hangzhou_has_thirty_days() -> None:
    """Hangzhou regulation, article 45, whatever the severity."""
    clocks = a_rule("acceptance", "hangzhou").clocks

    assert rectify_by(date(2026, 3, 2), "critical", clocks) == date(2026, 4, 1)
    assert clocks.critical.basis.article == "45"
