"""Leading groups in words."""

from __future__ import annotations

from datetime import date

from flask import Flask

from credit.groups import Terms
from tests.builders.groups import TOWN, city_group, group_of
from web.pages.group_words import called, member, row_of


def test_a_group_is_called_by_its_area(app: Flask) -> None:
    """In the language of the reader; one of the whole city by its kind alone."""
    work_room = Terms("hangzhou", "neighbourhood", "河东社区", "崖头街道", "x")
    with app.test_request_context("/?lang=en"):
        names = [called(group_of(one)) for one in (TOWN, work_room)]

        assert called(city_group()) == "City leading group for community property management"
    assert names == [
        "崖头街道: Joint meeting of a town or subdistrict", "崖头街道 河东社区: Work room of a neighbourhood",
    ]  # fmt: skip


def test_members_are_called_in_the_readers_language(app: Flask) -> None:
    """By the table."""
    with app.test_request_context("/?lang=zh"):
        assert member(city_group(), "fire") == "市消防大队"


def test_a_row_tells_of_meetings_and_tasks(app: Flask) -> None:
    """Last and next meeting, periods without one, tasks."""
    with app.test_request_context("/"):
        row = row_of(city_group(("met", "2024-03-01"), ("task", "2024-03-01")), date(2025, 1, 1))

    assert (row.met_on, row.next_by, row.missed) == (date(2024, 3, 1), date(2024, 12, 31), (date(2024, 12, 31),))
    assert (row.open, row.overdue) == (1, 1)
