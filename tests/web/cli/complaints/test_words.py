"""Complaints as lines."""

from __future__ import annotations

from datetime import date

from credit.complaints import case_of, followed
from credit.complaints.moves import Move
from tests.builders.complaints import desk, reception, step
from web.cli.complaints.words import followed_lines, step_lines, today

STEPS = [step(Move.ROUTE, 1), step(Move.ACCEPT, 2)]


def test_a_complainer_reads_one_thing_a_line() -> None:
    """In the language asked for."""
    seen = followed(case_of(reception(), STEPS), STEPS, ["done"], desk(), "en")

    assert any(line.startswith("state") and "being handled" in line for line in followed_lines(seen, "en"))
    assert any(line.startswith("状态") for line in followed_lines(seen, "zh"))


def test_steps_say_why() -> None:
    """A route its line."""
    assert "rongcheng-2021-02: common-parts" in step_lines(STEPS)[1]
    assert step_lines([]) == []


def test_today_is_a_day_in_shanghai() -> None:
    """Whatever the machine's zone."""
    assert isinstance(today(), date)
