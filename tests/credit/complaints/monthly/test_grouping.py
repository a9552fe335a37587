"""Counts by whatever column."""

from __future__ import annotations

from datetime import date

import pytest

from credit.complaints.monthly.grouping import months_before
from tests.builders.monthly import month


@pytest.mark.parametrize(("back", "first"), [(0, date(2024, 1, 1)), (1, date(2023, 12, 1)), (13, date(2022, 12, 1))])
def test_months_are_counted_over_the_year(back: int, first: date) -> None:
    """By their first days."""
    assert months_before(date(2024, 1, 1), back) == first


def test_every_complaint_is_in_every_grouping() -> None:
    """What the source does not say stands under a dash."""
    assert {name: frame["received"].sum() for name, frame in month().by.items()} == dict.fromkeys(month().by, 4)


def test_the_trend_has_twelve_months() -> None:
    """Up to the one that is analysed."""
    trend = month().trend

    assert (len(trend), trend.iloc[-1]["received"], trend.iloc[0]["month"]) == (12, 4, date(2023, 7, 1))
