"""Days are numbers, durations follow the calendar, and both ways of asking what still counts agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.values.periods import FIRST_DAY, NEVER, Duration, Validity, alive_from, day_number, day_of, valid_until

LEAP = date(2024, 2, 29)
DURATIONS = st.builds(Duration, months=st.integers(0, 240), days=st.integers(0, 1000))
VALIDITIES: st.SearchStrategy[Validity] = DURATIONS | st.sampled_from(["document", "calendar_year", "forever"])
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def test_days_are_counted_from_1970() -> None:
    """Day 0 is 1970-01-01, as in Arrow's date32, and the ends are Python's."""
    assert day_number(date(1970, 1, 1)) == 0
    assert (day_number(date.min), day_number(date.max)) == (FIRST_DAY, NEVER)


@given(st.dates())
def test_a_day_number_is_its_day(day: date) -> None:
    """Every date comes back from its number."""
    assert day_of(day_number(day)) == day


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [("P1Y", 12, 0), ("P6M", 6, 0), ("P1Y6M", 18, 0), ("P30D", 0, 30), ("P2W", 0, 14), ("P1Y2M3W4D", 14, 25)],
)
def test_durations_are_read(text: str, months: int, days: int) -> None:
    """ISO 8601 durations of years, months, weeks and days are months and days."""
    assert Duration.parse(text) == Duration(months=months, days=days)


@pytest.mark.parametrize("wrong", ["", "P", "1Y", "P1", "PT1H", "P-1Y", "P1.5Y", "P1D1Y", "p1y", "P1Y ", "P12345Y"])
def test_other_durations_are_refused(wrong: str) -> None:
    """Whatever is no such duration is refused, and named."""
    with pytest.raises(ValueError, match="is no ISO 8601 duration"):
        Duration.parse(wrong)


@given(DURATIONS)
def test_a_duration_written_is_read_back(duration: Duration) -> None:
    """Reading what was written gives the same duration."""
    assert Duration.parse(str(duration)) == duration


@pytest.mark.parametrize(
    ("day", "length", "after"),
    [
        (LEAP, "P1Y", date(2025, 2, 28)),
        (LEAP, "P4Y", date(2028, 2, 29)),
        (date(2024, 1, 31), "P1M", LEAP),
        (date(2024, 8, 31), "P6M1D", date(2025, 3, 1)),
        (date(2023, 12, 31), "P0D", date(2023, 12, 31)),
        (date(9999, 1, 1), "P1Y", date.max),
        (date(9999, 12, 1), "P60D", date.max),
    ],
)
def test_a_duration_ends_by_the_calendar(day: date, length: str, after: date) -> None:
    """Months are clipped to the month's end, then days are added, and time ends at date.max."""
    assert Duration.parse(length).after(day) == after


@pytest.mark.parametrize(
    ("day", "length", "before"),
    [
        (LEAP, "P1Y", date(2023, 2, 28)),
        (date(2024, 3, 31), "P1M", LEAP),
        (date(2024, 1, 1), "P1D", date(2023, 12, 31)),
        (date(1, 6, 1), "P1Y", date.min),
        (date(1, 1, 2), "P5D", date.min),
    ],
)
def test_a_duration_begins_by_the_calendar(day: date, length: str, before: date) -> None:
    """Going back clips to the month's end too, and time begins at date.min."""
    assert Duration.parse(length).before(day) == before


@pytest.mark.parametrize(
    ("occurred_on", "valid", "until"),
    [
        (LEAP, Duration(12, 0), date(2025, 2, 28)),
        (LEAP, "document", date(2025, 2, 28)),
        (LEAP, "calendar_year", date(2025, 1, 1)),
        (date(2024, 12, 31), "calendar_year", date(2025, 1, 1)),
        (LEAP, "forever", date.max),
        (date(9999, 5, 1), "calendar_year", date.max),
    ],
)
def test_a_fact_counts_until_its_end(occurred_on: date, valid: Validity, until: date) -> None:
    """The end is the first day on which the fact no longer counts; `document` alone is one year."""
    assert valid_until(occurred_on, valid) == until


@given(day=DAYS, later=st.integers(0, 400), valid=VALIDITIES)
@example(day=date(2024, 1, 28), later=3, valid=Duration(1, 0))
@example(day=date(2024, 2, 28), later=1, valid=Duration(12, 0))
def test_a_later_fact_never_ends_sooner(day: date, later: int, valid: Validity) -> None:
    """`valid_until` never falls as the day grows, which is what `alive_from` rests on."""
    assert valid_until(day, valid) <= valid_until(day + timedelta(days=later), valid)


@given(as_of=DAYS, offset=st.integers(-800, 0), valid=VALIDITIES)
@example(as_of=date(2025, 2, 27), offset=-364, valid=Duration(12, 0))
@example(as_of=date(2025, 2, 28), offset=-365, valid=Duration(12, 0))
@example(as_of=date(2024, 12, 31), offset=-365, valid="calendar_year")
def test_both_questions_have_one_answer(as_of: date, offset: int, valid: Validity) -> None:
    """A fact counts on as_of exactly when it occurred on or after `alive_from`."""
    occurred_on = as_of + timedelta(days=offset)

    assert (day_number(occurred_on) >= alive_from(as_of, valid)) == (as_of < valid_until(occurred_on, valid))


@pytest.mark.parametrize("length", ["P1M", "P6M", "P1Y", "P2Y", "P30D", "P1M1D"])
def test_the_answers_agree_day_by_day_over_month_ends(length: str) -> None:
    """Around 29 February and every month's end of two years, counting and comparing agree on each boundary day."""
    valid = Duration.parse(length)
    for number in range(day_number(date(2024, 1, 1)), day_number(date(2026, 3, 2))):
        first = alive_from(day_of(number), valid)

        assert valid_until(day_of(first), valid) > day_of(number) >= valid_until(day_of(first - 1), valid)


@pytest.mark.parametrize(
    ("valid", "first"),
    [
        ("forever", FIRST_DAY),
        ("calendar_year", day_number(date(2024, 1, 1))),
        ("document", day_number(date(2023, 3, 1))),
    ],
)
def test_words_have_first_days(valid: Validity, first: int) -> None:
    """On 29 February 2024, these are the earliest days that still count."""
    assert alive_from(LEAP, valid) == first


def test_nothing_counts_that_lasts_no_day() -> None:
    """A duration of zero days never counts, not even on its own day."""
    assert alive_from(LEAP, Duration(0, 0)) == day_number(LEAP) + 1
