"""A group as its steps make it."""

from __future__ import annotations

from datetime import date

import pytest

from credit.groups import Group, TaskState, Terms
from models.errors import InputError
from tests.builders.groups import CITY, city_group, entered


def test_a_task_goes_from_open_to_done() -> None:
    """By the days: the day named is in time, the next is late."""
    [task] = city_group(("task", "2024-03-01")).tasks
    [late] = city_group(("task", "2024-03-01"), ("done", "2024-07-01")).tasks
    [good] = city_group(("task", "2024-03-01"), ("report", "2024-04-01"), ("done", "2024-06-30")).tasks

    assert [task.state(date(2024, 6, 30)), task.state(date(2024, 7, 1))] == [TaskState.OPEN, TaskState.OVERDUE]
    assert (late.state(date(2024, 7, 1)), good.state(date(2024, 7, 1))) == (TaskState.DONE_LATE, TaskState.DONE)
    assert [text for _, text in good.reports] == ["Half of them are listed", "All are listed"]


def test_tasks_of_a_group_that_ended_are_dropped() -> None:
    """Those that were not done."""
    group = city_group(("task", "2024-03-01"), ("end", "2024-04-01"))

    assert [one.state(date(2024, 9, 1)) for one in group.tasks] == [TaskState.DROPPED]


def test_a_group_is_known_as_of_a_day() -> None:
    """What happened later is left out, also where it was entered earlier; tasks keep their numbers."""
    group = city_group(("task", "2024-05-01"), ("met", "2024-09-01"))
    group = entered(group, "task", "2024-02-01", task=2)
    before = group.until(date(2024, 3, 1))

    assert ([one.number for one in before.tasks], before.meetings) == ([2], ())
    assert group.until(date(2023, 1, 1)).steps == ()


def test_terms_come_back_as_they_were() -> None:
    """With whom the paper names."""
    terms = Terms("ziyang", "city", "", None, "资府〔2020〕1号", ("资阳市住建局",))

    assert Terms.from_content(terms.as_content()) == terms
    assert city_group().terms == CITY


def test_what_was_not_set_up_has_no_terms() -> None:
    """It says how to set it up."""
    with pytest.raises(InputError, match="wuxin group set-up"):
        _ = Group("g").terms
