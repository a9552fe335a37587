"""Dates and moments of whole columns agree with Python's own calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.evidence.calendar_cells import dates, midnight, moments, moments_without_offset
from models.values.moments import moment_number, parse_moment

_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_WALL = datetime.fromisoformat  # a clock on a wall names no zone
_SPAN = (_WALL("0002-01-01"), _WALL("9998-01-01"))


@given(st.lists(st.dates() | st.none()))
def test_every_day_of_the_calendar_is_read(days: list[date | None]) -> None:
    """From the year 1 to 9999; an empty cell is null and no fault."""
    values, malformed, impossible = dates(pa.array([day and day.isoformat() for day in days], pa.string()))

    assert values.to_pylist() == days
    assert not malformed.any()
    assert not impossible.any()


@pytest.mark.parametrize("text", ["2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "0000-01-01"])
def test_a_day_that_does_not_exist_is_told(text: str) -> None:
    """The form is right, the day is not."""
    values, malformed, impossible = dates(pa.array([text]))

    assert (values.to_pylist(), malformed.tolist(), impossible.tolist()) == ([None], [False], [True])


@pytest.mark.parametrize("text", ["2024-2-3", "2024/02/03", "2024-02-03 ", "\uff12024-02-03", "2024-02-03T00:00", "x"])
def test_another_form_is_told(text: str) -> None:
    """Nothing but YYYY-MM-DD is a date."""
    assert dates(pa.array([text]))[1].tolist() == [True]


@given(st.lists(st.datetimes(*_SPAN) | st.datetimes(*_SPAN, timezones=_OFFSETS)))
def test_moments_agree_with_python(times: list[datetime]) -> None:
    """With an offset or without, to the microsecond."""
    values, malformed, impossible = moments(pa.array([time.isoformat() for time in times], pa.string()))

    assert values.cast(pa.int64()).to_pylist() == [moment_number(time) for time in times]
    assert not (malformed | impossible).any()


@pytest.mark.parametrize(
    "text", ["2024-03-01T24:00", "2024-03-01T10:60", "2024-03-01T10:00:60", "2024-03-01T10:00+24:00"]
)
def test_a_time_that_does_not_exist_is_told(text: str) -> None:
    """The clock has its bounds, and so have offsets."""
    assert moments(pa.array([text]))[2].tolist() == [True]


def test_slices_are_read_from_their_own_rows() -> None:
    """A slice of an Arrow array does not read its neighbours."""
    texts = pa.array(["2024-01-01", "2024-01-02", "2024-01-03"]).slice(1, 1)

    assert dates(texts)[0].to_pylist() == [date(2024, 1, 2)]


def test_midnight_is_that_of_the_shanghai_day() -> None:
    """22:00 UTC is the next morning in Shanghai."""
    values, _, _ = moments(pa.array(["2024-03-01T22:00Z", None]))

    assert midnight(values).cast(pa.int64()).to_pylist() == [parse_moment("2024-03-02"), None]
    assert midnight(pa.array([date(2024, 3, 2)])).cast(pa.int64()).to_pylist() == [parse_moment("2024-03-02")]


def test_only_moments_without_an_offset_are_wall_clock() -> None:
    """A moment that names its own offset is not read as the clock on a wall elsewhere."""
    wall, plain = moments_without_offset(pa.array(["2024-03-01T08:30", "2024-03-01T08:30Z"]))

    assert wall.to_pylist() == [_WALL("2024-03-01T08:30"), None]
    assert plain.tolist() == [True, False]
