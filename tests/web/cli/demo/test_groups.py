"""The demo's leading groups."""

from __future__ import annotations

from credit.groups import TaskState, due_of
from web.cli.demo.stage import Stage
from web.register.standing.groups import groups_kept


def test_the_citys_group_met_twice_and_a_subdistricts_once(stage: Stage) -> None:
    """One task is done in time, one overdue, one still open."""
    city, town = groups_kept(stage.session)

    assert (len(city.meetings), len(town.meetings), town.meetings[0].raised != ()) == (2, 1, True)
    assert [one.state(stage.day(0)) for one in city.tasks] == [TaskState.DONE, TaskState.OVERDUE, TaskState.OPEN]
    assert {one.what for one in due_of(town, stage.day(0))} == {"meeting", "task"}
