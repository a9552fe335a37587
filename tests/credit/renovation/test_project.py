"""What a project's steps say of it."""

from __future__ import annotations

from datetime import date

from credit.renovation.moves import Move
from tests.builders.renovation import LED, READY, START, a_project, report, survey


def test_works_are_those_of_the_plan_then_those_that_are_needed() -> None:
    """In the order in which the place lists them; what is done and what is left comes from reports."""
    going = a_project("lishui", *READY, START, report("2024-04-01", "water"))

    assert a_project("lishui", survey("2024-02-01", parking="missing")).works == ("fire", "water", "parking")
    assert (going.works, going.done, going.left) == (("fire", "water"), ("water",), ("fire",))


def test_a_project_is_shown_as_of_a_day() -> None:
    """What came later is not in it, and before its estate was taken in there is none."""
    project = a_project("lishui", *READY, START)
    before = project.until(date(2024, 2, 10))

    assert before is not None
    assert (before.led is not None, before.plan, before.day_of(Move.LEAD)) == (True, None, LED.on)
    assert project.until(date(2024, 1, 9)) is None
