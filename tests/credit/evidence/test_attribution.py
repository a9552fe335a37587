"""A row falls on the company whose period contains its day."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from credit.evidence.attribution import attribute, numbers_of
from models.values.periods import FIRST_DAY, NEVER

_PERIODS = pa.table({
    "company_no": pa.array([7, 8, 9], pa.int32()),
    "community_no": pa.array([0, 0, 1], pa.int32()),
    "starts_on": pa.array([10, 20, 15], pa.int32()),
    "ends_on": pa.array([20, 30, NEVER], pa.int32()),
})  # fmt: skip


def _companies(*rows: tuple[int | None, int]) -> list[int | None]:
    communities = pa.array([community for community, _ in rows], pa.int32())
    days = np.array([day for _, day in rows], np.int64)
    found: list[int | None] = attribute(numbers_of(_PERIODS), communities, days).to_pylist()
    return found


def test_periods_are_half_open() -> None:
    """The day on which one ends is the first of the next."""
    assert _companies((0, 9), (0, 10), (0, 19), (0, 20), (0, 29), (0, 30)) == [None, 7, 7, 8, 8, None]


def test_an_open_period_goes_on() -> None:
    """Until another is recorded."""
    assert _companies((1, 14), (1, 15), (1, NEVER - 1)) == [None, 9, 9]


def test_no_community_is_nobodys() -> None:
    """Neither is a community that nobody serves."""
    assert _companies((None, 12), (2, 12)) == [None, None]


def test_without_periods_nothing_falls_on_anyone() -> None:
    """An empty table is no error."""
    assert attribute(numbers_of(_PERIODS.slice(0, 0)), pa.array([0], pa.int32()), np.array([12])).to_pylist() == [None]


@given(st.integers(0, 3), st.integers(FIRST_DAY, NEVER - 1))
def test_searching_is_looking_at_every_period(community: int, day: int) -> None:
    """On any day of the calendar."""
    rows = _PERIODS.to_pylist()
    naive = [r["company_no"] for r in rows if r["community_no"] == community and r["starts_on"] <= day < r["ends_on"]]

    assert _companies((community, day)) == (naive or [None])
