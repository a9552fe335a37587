"""What may be entered of a group, and why other things may not."""

from __future__ import annotations

from typing import Any

import pytest

from credit.groups import GROUP_LIFE, Group, Known, State, state_of
from models.errors import RefusedError
from tests.builders.groups import CITY, PLACES, TOWN, city_group, entered, group_of

_TASKED = (("task", "2024-03-01"), ("done", "2024-04-01"))


def test_a_group_meets_gives_tasks_and_ends() -> None:
    """State follows from the steps."""
    group = city_group(("met", "2024-03-01"), *_TASKED, ("end", "2024-12-01"))

    assert state_of(group) is State.ENDED
    assert "ended" in GROUP_LIFE.diagram()


def test_a_meeting_is_entered_later_than_it_happened() -> None:
    """Steps need not be in the order of their days."""
    group = city_group(("met", "2024-09-01"), ("met", "2024-03-01"))

    assert [one.on.month for one in group.meetings] == [3, 9]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "moon"}, "knows no kind 'moon'. Kinds are city, town"),
        ({"area": "崖头街道"}, "it is of the whole city"),
        ({"kind": "town"}, "it is of one area, which is not named"),
        ({"kind": "town", "area": "月亮街道"}, "there is no subdistrict '月亮街道'"),
        ({"subdistrict": "崖头街道"}, "lies in no subdistrict"),
        ({"kind": "town", "area": "崖头街道", "subdistrict": "港湾街道"}, "is the subdistrict itself. Leave it out"),
        ({"paper": " "}, "it does not name the paper that sets it up"),
        ({"members": ["武装部", "武装部"]}, "named twice"),
    ],
)
def test_what_is_not_in_the_table_is_not_set_up(told: dict[str, Any], said: str) -> None:
    """Each reason is named."""
    with pytest.raises(RefusedError, match=said):
        entered(Group("g"), "set_up", "2024-01-15", **told)


def test_an_area_has_one_group_of_a_kind() -> None:
    """The plan and its article are named, and the group that stands."""
    with pytest.raises(RefusedError, match=r"Rongcheng Plan .* art. 1: the group old stands for this area"):
        entered(Group("g"), "set_up", "2024-01-15", Known(PLACES, (("old", CITY),)))
    assert entered(Group("g"), "set_up", "2024-01-15", Known(PLACES, (("old", TOWN),))).terms == CITY


def test_a_name_fits_into_an_address() -> None:
    """Letters of any language."""
    with pytest.raises(RefusedError, match="letters, digits and hyphens"):
        group_of(CITY, name="a/b")
    assert group_of(CITY, name="崖头-2024").id == "崖头-2024"


def test_no_group_is_set_up_before_its_plan() -> None:
    """The plan is of February 2021."""
    with pytest.raises(RefusedError, match="not in force on 2020-01-15"):
        group_of(CITY, "2020-01-15")


@pytest.mark.parametrize(
    ("move", "told", "said"),
    [
        ("met", {"attended": []}, "who took part"),
        ("met", {"attended": ["housing", "navy"]}, r"'navy' is no member. Members are: housing, .*towns/NAME"),
        ("met", {"attended": ["towns"]}, "'towns' is no member"),
        ("met", {"settled": []}, "what the meeting settled"),
        ("met", {"raised": ["A road"]}, "no group is above this one"),
        ("task", {"lead": "navy"}, "'navy' is no member"),
        ("task", {"until": "2024-01-01"}, "before the day on which it is given"),
        ("task", {"what": ""}, "what is to be done"),
        ("report", {"task": 7}, "has no task 7"),
        ("report", {}, "task 1 was done on 2024-04-01"),
        ("end", {}, "something happened in it on 2024-04-01"),
        ("set_up", {}, "cannot be done while it is standing"),
    ],
)
def test_what_does_not_fit_is_refused(move: str, told: dict[str, Any], said: str) -> None:
    """Each reason is named."""
    with pytest.raises(RefusedError, match=said):
        entered(city_group(*_TASKED), move, "2024-03-15", **told)


def test_all_reasons_are_given_at_once() -> None:
    """Not the first alone."""
    with pytest.raises(RefusedError) as refused:
        entered(city_group(), "met", "2023-01-01", attended=["navy", "navy"], settled=[])

    assert len(refused.value.problems) == 5


def test_nothing_happens_before_its_day_or_on_a_task_before_it_was_given() -> None:
    """Neither in the future nor in the past of the task."""
    with pytest.raises(RefusedError, match="has not come yet"):
        entered(city_group(), "met", "2025-02-01")
    with pytest.raises(RefusedError, match="given or reported on later"):
        entered(city_group(("task", "2024-03-01")), "report", "2024-02-01")
