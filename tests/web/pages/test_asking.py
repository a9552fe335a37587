"""What an address asks."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from web.pages.asking import asked_text, compared, page_of, shown_on
from web.register.ratings.current import Current


@pytest.mark.parametrize(("query", "text"), [("q= a%00b ", "ab"), ("q=" + "x" * 500, "x" * 100), ("", "")])
def test_text_is_what_a_name_can_hold(app: Flask, query: str, text: str) -> None:
    """No sign that a database refuses, no longer than names are."""
    with app.test_request_context(f"/?{query}"):
        assert asked_text("q") == text


@pytest.mark.parametrize(("page", "shown"), [("2", [3, 4]), ("9", [5]), ("-1", [1, 2]), ("two", [1, 2])])
def test_a_page_that_is_not_there_is_the_nearest(app: Flask, page: str, shown: list[int]) -> None:
    """A stale link shows rows."""
    with app.test_request_context(f"/?page={page}"):
        assert page_of([1, 2, 3, 4, 5], 2)["shown"] == shown


def test_at_most_four_are_compared_each_once(app: Flask) -> None:
    """In one value or in several."""
    with app.test_request_context("/?ids=a,b,a,%00&ids=c&ids=d,e"):
        assert compared("ids") == ("a", "b", "c", "d")


def test_a_simulated_city_has_its_own_day(app: Flask, now: Current) -> None:
    """The day of its publication."""
    with app.test_request_context("/"):
        assert shown_on(now) == date(2024, 7, 1)
