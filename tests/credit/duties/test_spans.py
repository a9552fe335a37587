"""Months and quarters."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from credit.duties.spans import month_text, months_over, quarter_text, quarters_over, span_of

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(DAYS, DAYS)
def test_months_follow_each_other_and_are_over(first: date, day: date) -> None:
    """From the month of the first day, none left out, each over on the day; the next one is not."""
    spans = [span_of(month_text(month)) for month in months_over(first, day)]

    assert all(begin <= first for begin, _ in spans[:1])
    assert all(later[0] == earlier[1] + timedelta(days=1) for earlier, later in pairwise(spans))
    assert all(last < day for _, last in spans)
    assert not spans or span_of(month_text(spans[-1][1] + timedelta(days=1)))[1] >= day


@given(DAYS, DAYS)
def test_quarters_end_after_what_was_published(after: date, day: date) -> None:
    """Each of them ends later than the day that was published last, and before the day that asks."""
    spans = [span_of(quarter_text(first)) for first in quarters_over(after, day)]

    assert all(after < last < day for _, last in spans)
    assert all((last - begin).days in (89, 90, 91) for begin, last in spans)


def test_a_quarter_that_was_published_on_its_last_day_is_done() -> None:
    """The next one begins on the next day."""
    assert list(quarters_over(date(2024, 6, 30), date(2024, 10, 1))) == [date(2024, 7, 1)]
    assert list(quarters_over(date(2024, 6, 30), date(2024, 9, 30))) == []


def test_texts_are_read_back() -> None:
    """As they are written on record."""
    assert span_of("2024-Q4") == (date(2024, 10, 1), date(2024, 12, 31))
    assert span_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
