"""Counts by whatever column."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from credit.complaints.monthly.grouping import by_column, months_before
from tests.builders.monthly import month


@pytest.mark.parametrize(("back", "first"), [(0, date(2024, 1, 1)), (1, date(2023, 12, 1)), (13, date(2022, 12, 1))])
def test_months_are_counted_over_the_year(back: int, first: date) -> None:
    """By their first days."""
    assert months_before(date(2024, 1, 1), back) == first


def test_every_complaint_is_in_every_grouping() -> None:
    """What the source does not say stands under a dash."""
    assert {name: frame["received"].sum() for name, frame in month().by.items()} == dict.fromkeys(month().by, 4)


def test_days_to_an_answer_are_those_of_half_and_of_nine_in_ten() -> None:
    """Of what was answered; nothing where nothing was."""
    days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 40]
    first = date(2024, 1, 1)
    rows = [{"channel": "a", "answered_on": first + timedelta(days=one)} for one in days]
    rows += [{"channel": "a", "answered_on": None}, {"channel": "b", "answered_on": None}]
    plain = {"received_on": first, "duplicate_of": None, "closed_on": None, "overdue": None, "satisfaction": None}
    found = by_column(pd.DataFrame([{**plain, **row} for row in rows]), "channel").set_index("channel")

    assert (found.loc["a", "reply_median"], found.loc["a", "reply_most"]) == (5, 9)
    assert found.loc["b", ["reply_median", "reply_most"]].isna().all()


def test_the_trend_has_twelve_months() -> None:
    """Up to the one that is analysed."""
    trend = month().trend

    assert (len(trend), trend.iloc[-1]["received"], trend.iloc[0]["month"]) == (12, 4, date(2023, 7, 1))
