"""Working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InputError
from models.values.working_days import (
    calendar_due,
    is_provisional,
    is_working,
    known_until,
    working_day_after,
    working_days_between,
    working_or_weekday,
)

_DAYS = st.dates(date(2019, 1, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 6, 28), True),  # a Friday
        (date(2024, 6, 29), False),  # a Saturday
        (date(2024, 10, 1), False),  # the National Day
        (date(2024, 10, 12), True),  # a Saturday that makes up for it
        (date(2024, 2, 12), False),  # Monday of the Spring Festival
    ],
)
def test_weekends_holidays_and_make_up_days(day: date, *, working: bool) -> None:
    """The notices of the State Council decide, not the week alone."""
    assert is_working(day) is working


def test_the_first_day_is_not_counted() -> None:
    """Five working days from the eve of the National Day 2024 end after the holiday, on a make-up Saturday."""
    assert working_day_after(date(2024, 9, 30), 5) == date(2024, 10, 12)
    assert working_day_after(date(2024, 9, 30), 0) == date(2024, 9, 30)


@given(_DAYS, st.integers(0, 30))
def test_counting_there_and_back_agrees(day: date, count: int) -> None:
    """So many working days lie between a day and the one that is so many working days later."""
    assert working_days_between(day, working_day_after(day, count)) == count


@given(_DAYS, st.integers(1, 30))
def test_a_deadline_is_a_working_day(day: date, count: int) -> None:
    """No period ends on a day on which nobody works."""
    assert is_working(working_day_after(day, count))


def test_nobody_counts_into_an_unpublished_year() -> None:
    """The year after the last notice is refused, with what to do."""
    with pytest.raises(InputError, match="update the package chinesecalendar"):
        working_day_after(date(2099, 1, 1), 1)


def test_a_negative_count_is_a_mistake() -> None:
    """Periods do not run backwards."""
    with pytest.raises(ValueError, match="cannot lie ahead"):
        working_day_after(date(2024, 1, 1), -1)


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    """Zero, rather than a negative number."""
    assert working_days_between(date(2024, 1, 9), date(2024, 1, 9) - timedelta(days=3)) == 0


def test_a_year_without_a_calendar_counts_weekdays() -> None:
    """A complaint of December is taken in although the holidays after it are not published."""
    assert [working_or_weekday(date(2099, 1, day)) for day in (2, 3)] == [True, False]


def test_the_next_calendar_is_asked_for_in_time() -> None:
    """From November of the last year that is known, by its end, and on until it is there; not before."""
    last = date(2026, 12, 31)
    asked = [calendar_due(day, last) for day in (date(2026, 10, 31), date(2026, 11, 1), date(2027, 2, 1))]

    assert asked == [None, last, last]


def test_a_day_is_provisional_where_the_calendar_ends() -> None:
    """Its last day is certain: on it people work or do not. What lies behind it is refused or provisional."""
    last = known_until()

    assert not is_provisional(last)
    assert is_working(last) == working_or_weekday(last)
    assert is_provisional(last + timedelta(days=1))
