"""The days a city covers."""

from __future__ import annotations

from datetime import date

import numpy as np

from models.values.periods import day_number, day_of
from synthetic_data.span import Span

YEAR = Span(12, date(2024, 6, 30))


def test_a_year_begins_the_day_after_its_eve() -> None:
    """Twelve months to 30 June 2024 are the 366 days from 1 July 2023."""
    assert (day_of(YEAR.first), day_of(YEAR.end), YEAR.days) == (date(2023, 7, 1), date(2024, 7, 1), 366)


def test_parts_fill_the_span() -> None:
    """Half-years follow each other without a gap; of nine months the earlier part is cut."""
    first, second = Span(9, date(2024, 6, 30)).parts(6)

    assert (day_of(first[0]), first[1], second[1]) == (date(2023, 10, 1), second[0], YEAR.end)


def test_anniversaries_fall_on_the_same_day_each_year() -> None:
    """Three months before the end's month, on the fifth."""
    days = [YEAR.anniversaries(np.array([3]), np.array([4]), years)[0] for years in (0, 1)]

    assert [day_of(int(day)) for day in days] == [date(2024, 3, 5), date(2023, 3, 5)]


def test_a_month_without_weight_gets_no_day() -> None:
    """All days fall in the only month with weight."""
    weights = np.zeros(12)
    weights[1] = 1.0
    bounds = (np.full(50, YEAR.first), np.full(50, YEAR.end))

    days = YEAR.seasonal_days(weights, bounds, np.linspace(0, 0.99, 50))

    assert {day_of(int(day)).month for day in days} == {2}


def test_days_stay_within_their_own_bounds() -> None:
    """A span of one day gives that day."""
    day = np.array([day_number(date(2024, 2, 29))])

    assert YEAR.seasonal_days(np.ones(12), (day, day + 1), np.array([0.5])).tolist() == day.tolist()


def test_years_are_counted_in_months() -> None:
    """Eighteen months are a year and a half."""
    assert Span(18, date(2024, 6, 30)).years == 1.5
