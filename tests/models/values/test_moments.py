"""Moments are microseconds of UTC; days are Shanghai's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.moments import (
    day_starts_at,
    moment_at,
    moment_number,
    moment_text,
    parse_moment,
    shanghai_date,
    shanghai_day,
)
from models.values.periods import day_number, day_of


@pytest.mark.parametrize(
    "text", ["2024-06-30", "2024-06-30T00:00", "2024-06-30 00:00:00", "2024-06-29T16:00:00Z", "2024-06-30T02:00+10:00"]
)
def test_one_moment_has_many_spellings(text: str) -> None:
    """A bare date is its 00:00; without an offset the time is Shanghai's."""
    assert parse_moment(text) == moment_number(datetime(2024, 6, 29, 16, tzinfo=UTC))


@pytest.mark.parametrize("text", ["", "2024-6-30", "2024-02-30", "2024-06-30T24:01", "20240630", "2024-06-30T08"])
def test_other_forms_are_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match=r".+"):
        parse_moment(text)


def test_a_day_begins_at_midnight_in_shanghai() -> None:
    """One microsecond before 00:00 is still the day before."""
    day = day_number(date(2024, 6, 30))

    assert shanghai_day(day_starts_at(day)) == day
    assert shanghai_day(day_starts_at(day) - 1) == day - 1


def test_days_before_1970_are_counted_downwards() -> None:
    """Moments before the epoch fall on the right day too."""
    assert shanghai_day(parse_moment("1969-12-31T23:59:59")) == -1


@pytest.mark.parametrize(
    "text", ["2024-06-30T00:00:00.000000Z", "0001-01-01T00:00:00.000001Z", "1969-12-31T23:59:59.999999Z"]
)
def test_a_moment_has_one_text_in_records(text: str) -> None:
    """UTC with microseconds, read back to the same moment; a moment that no calendar holds has none."""
    assert moment_text(parse_moment(text)) == text
    with pytest.raises(ValueError, match="years 1 to 9999"):
        moment_text(10**18)


def test_a_moment_is_read_back_from_its_number() -> None:
    """In UTC; a day that begins in Shanghai before the year 1 has no moment, and no calendar breaks over it."""
    at = datetime(2024, 6, 29, 16, tzinfo=UTC)

    assert moment_at(moment_number(at)) == at
    with pytest.raises(ValueError, match="years 1 to 9999"):
        moment_at(parse_moment("0001-01-01"))


def test_days_are_those_of_shanghai() -> None:
    """16:00 UTC is midnight there."""
    assert shanghai_date(datetime(2024, 5, 31, 16, tzinfo=UTC)) == date(2024, 6, 1)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.one_of(st.none(), st.timezones())))  # noqa: DTZ001 - with and without one
def test_the_day_of_a_moment_is_that_of_its_number(at: datetime) -> None:
    """In whatever zone it is told; without one it is Shanghai's."""
    assert shanghai_date(at) == day_of(shanghai_day(moment_number(at)))
