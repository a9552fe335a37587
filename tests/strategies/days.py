"""Days on which ratings go wrong: as_of itself, exact expiry days, month and year ends, 29 February."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

from hypothesis import strategies as st

__all__ = ["AS_OF_DAYS", "DURATIONS", "SHANGHAI", "days_around", "moments_on", "mostly"]

T = TypeVar("T")
SHANGHAI = timezone(timedelta(hours=8))
AS_OF_DAYS = (
    date(2024, 6, 30), date(2024, 2, 29), date(2025, 2, 28), date(2024, 1, 1), date(2023, 12, 31), date(2024, 3, 31),
    date(2024, 5, 17),
)  # fmt: skip
DURATIONS = ("P1Y", "P6M", "P1M", "P3M", "P30D", "P2Y", "P1Y6M", "P2W", "P1M1D")
_MONTHS_BACK = (12, 6, 1, 3, 24, 18, 36)
_DAYS_BACK = (30, 14, 10, 11, 5)
_SPECIAL = (
    date(2024, 2, 29), date(2023, 2, 28), date(2024, 1, 31), date(2023, 8, 31), date(2023, 12, 31), date(2024, 1, 1),
    date(2023, 1, 1), date(2020, 2, 29), date(2019, 6, 1),
)  # fmt: skip


def mostly(usual: st.SearchStrategy[T], other: st.SearchStrategy[T], *, odds: int = 3) -> st.SearchStrategy[T]:
    """Return the usual `odds` times for each time of the other (one_of counts equal branches once)."""
    return st.integers(0, odds).flatmap(lambda draw: other if draw == odds else usual)


def _months_before(day: date, months: int) -> date:
    first = date(day.year, day.month, 1)
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(last, first + timedelta(days=day.day - 1))


def days_around(as_of: date) -> st.SearchStrategy[date]:
    """Return days near as_of and near the days whose usual validity ends on it, now and then any day at all."""
    year = _months_before(as_of, 12)
    core = [as_of, year + timedelta(days=1), year, as_of - timedelta(days=1), year - timedelta(days=1)]
    core += [as_of + timedelta(days=1), as_of - timedelta(days=11)]
    exact = [as_of, *(_months_before(as_of, months) for months in _MONTHS_BACK)]
    exact += [as_of - timedelta(days=count) for count in _DAYS_BACK]
    near = [day + timedelta(days=shift) for day in exact for shift in (0, -1, 1)]
    soon = [as_of + timedelta(days=count) for count in (7, 31, 200)]
    common = st.sampled_from(list(dict.fromkeys([*near, *soon, *_SPECIAL])))
    any_day = st.dates(as_of - timedelta(days=1500), as_of + timedelta(days=400))
    return mostly(st.sampled_from(core), mostly(common, any_day, odds=2), odds=1)


def moments_on(day: date) -> st.SearchStrategy[datetime]:
    """Return moments of a Shanghai day, most of them on another day in UTC or at the very edge of the day."""
    times = st.sampled_from([(0, 0, 0, 0), (12, 0, 0, 0), (0, 0, 0, 1), (7, 59, 59, 999999), (23, 59, 59, 999999)])
    return times.map(lambda time: datetime(day.year, day.month, day.day, *time, tzinfo=SHANGHAI))
