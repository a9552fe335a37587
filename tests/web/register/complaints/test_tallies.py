"""Complaints counted by the days it took to close them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.register.complaints.tallies import Tally, per_area, tally


def test_half_and_nine_tenths_are_days_that_somebody_waited() -> None:
    """Of ten closed, five within a day or less, nine within eight; what is open counts as received alone."""
    assert tally([(1, 5), (8, 4), (30, 1), (None, 2)]) == Tally(12, 10, 1, 8)


def test_nothing_closed_has_no_days() -> None:
    """No number is made up."""
    assert tally([(None, 3)]) == Tally(3, 0, None, None)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 9)), min_size=1))
def test_at_least_so_many_were_closed_within(counts: list[tuple[int, int]]) -> None:
    """And fewer within any shorter time."""
    found, total = tally(counts), sum(number for _, number in counts)

    assert found.median_days is not None
    assert 2 * sum(number for days, number in counts if days <= found.median_days) >= total
    assert 2 * sum(number for days, number in counts if days < found.median_days) < total


@pytest.mark.parametrize(
    ("number", "area", "milli"), [(3, 100_000, 3000), (1, 300_000, 300), (1, 200_000, 500), (1, 0, None)]
)
def test_a_rate_is_rounded_to_a_tenth(number: int, area: int, milli: int | None) -> None:
    """Half up; without an area there is none."""
    assert per_area(number, area) == milli
