"""Points are integer thousandths, read from and written as exact decimals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.points import format_points, parse_points

POINTS = st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1)


@pytest.mark.parametrize(
    ("text", "milli"),
    [("85", 85000), ("84.999", 84999), ("-0.5", -500), ("+3", 3000), (" 1.20 ", 1200), ("-0", 0), (100, 100_000)],
)
def test_decimals_become_thousandths(text: str | int, milli: int) -> None:
    """A decimal with at most three places is exactly that many thousandths."""
    assert parse_points(text) == milli


@pytest.mark.parametrize("wrong", ["", "1.2345", "1e3", ".5", "5.", "1,5", "NaN", "- 5", "\uff11", "1" * 13])
def test_other_texts_are_refused(wrong: str) -> None:
    """Whatever is no plain decimal with at most three places is refused, and named."""
    with pytest.raises(ValueError, match="is no decimal with at most three places"):
        parse_points(wrong)


@pytest.mark.parametrize("wrong", [0.5, True, None])
def test_inexact_numbers_are_refused(wrong: object) -> None:
    """A float has already lost the number and a boolean never was one: quotes are asked for."""
    with pytest.raises(ValueError, match="write it in quotes"):
        parse_points(wrong)  # type: ignore[arg-type] # what a YAML file may hold


@pytest.mark.parametrize(("milli", "text"), [(85000, "85"), (84999, "84.999"), (-500, "-0.5"), (0, "0"), (10, "0.01")])
def test_thousandths_are_written_short(milli: int, text: str) -> None:
    """Points are written as the shortest exact decimal."""
    assert format_points(milli) == text


@given(POINTS)
def test_what_is_written_is_read_back(milli: int) -> None:
    """Reading what was written gives the same points."""
    assert parse_points(format_points(milli)) == milli
