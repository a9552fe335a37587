"""What groups owe, and how their tasks stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credit.groups import Group, Tally, Terms, due_of, matters_from_below, missed, next_meeting, tally
from tests.builders.groups import TOWN, city_group, entered, group_of

_HANGZHOU = Terms("hangzhou", "city", "", None, "杭政〔2019〕1号")
_RAISED: dict[str, Any] = {"attended": ["grid"], "settled": [], "raised": ["A road between two estates"]}


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ((), "2024-12-31"),
        ((("met", "2024-03-01"),), "2024-12-31"),
        ((("met", "2024-07-01"),), "2025-06-30"),
        ((("met", "2024-12-31"),), "2025-06-30"),
    ],
)
def test_a_city_group_owes_a_meeting_in_each_half_year(steps: tuple[tuple[str, str], ...], due: str) -> None:
    """RC-08: by its last day, from the first whole one after it was set up."""
    assert next_meeting(city_group(*steps)) == date.fromisoformat(due)


def test_a_town_owes_a_meeting_in_each_quarter() -> None:
    """RC-08: what was missed is told, and the next one stays due until it is held."""
    town = group_of(TOWN)

    assert (next_meeting(town), missed(town, date(2024, 7, 1))) == (date(2024, 6, 30), [date(2024, 6, 30)])
    assert due_of(town, date(2024, 7, 1))[0].late
    assert not due_of(town, date(2024, 6, 30))[0].late
    held = entered(town, "met", "2024-07-02", **_RAISED)
    assert next_meeting(held) == date(2024, 12, 31)
    assert missed(held, date(2024, 10, 1)) == [date(2024, 6, 30)]


def test_regular_meetings_without_a_number_are_never_due() -> None:
    """HZ-03, ZJ-04, ZY-08, LS-24: no day is invented."""
    group = group_of(_HANGZHOU)

    assert (next_meeting(group), missed(group, date(2030, 1, 1)), due_of(group, date(2030, 1, 1))) == (None, [], [])


def test_a_group_that_ended_owes_nothing() -> None:
    """What it missed before stays told."""
    group = city_group(("task", "2024-02-01"), ("end", "2024-12-31"))

    assert due_of(group, date(2030, 1, 1)) == []
    assert missed(city_group(("end", "2024-12-31")), date(2030, 1, 1)) == []


def test_tasks_are_counted_by_who_leads_them() -> None:
    """LS-25: open, overdue, done in time and late; most overdue first; reports of those not done."""
    group = city_group(("task", "2024-02-01"), ("report", "2024-03-01"))
    group = entered(group, "task", "2024-02-01", task=2, lead="towns/崖头街道", until="2024-12-31")
    group = entered(group, "task", "2024-02-01", task=3, lead="market", until="2024-03-01")
    group = entered(group, "done", "2024-04-01", task=3)

    assert tally([group], date(2024, 7, 1)) == [
        Tally("Market regulation bureau", 0, 1, 0, 1, 1), Tally("崖头街道", 1, 0, 0, 0, 0),
    ]  # fmt: skip
    assert [(one.task, one.late) for one in due_of(group, date(2024, 7, 1))] == [(1, True), (None, False), (2, False)]


def test_what_a_town_cannot_solve_waits_for_the_citys_next_meeting() -> None:
    """RC-08: handed up; once the city's group has met, it is no longer new."""
    town = entered(Group("t", group_of(TOWN).steps), "met", "2024-05-01", **_RAISED)
    before, after = city_group(("met", "2024-03-01")), city_group(("met", "2024-06-01"))

    assert [(one.id, matter) for one, _, matter in matters_from_below(before, [town], {})] == [
        ("t", "A road between two estates")
    ]
    assert matters_from_below(after, [town], {}) == []


def test_a_districts_group_hears_its_own_subdistricts() -> None:
    """HZ-03: by where the register says that they lie."""
    street = group_of(Terms("hangzhou", "street", "崖头街道", None, "x"), name="s")
    street = entered(street, "met", "2024-05-01", attended=["companies/甲"], settled=[], raised=["A wall"])
    district = group_of(Terms("hangzhou", "district", "东区", None, "x"), name="d")

    assert len(matters_from_below(district, [street], {"崖头街道": "东区"})) == 1
    assert matters_from_below(district, [street], {"崖头街道": "西区"}) == []
