"""Parts add up to the whole, to the fen."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.revenue.sharing_out import at_least, shared_out
from models.errors import InputError

WEIGHTS = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 10**6), min_size=1).filter(
    lambda found: sum(found.values()) > 0
)


@given(st.integers(0, 10**12), WEIGHTS)
def test_parts_add_up_and_are_less_than_a_fen_off(fen: int, weights: dict[str, int]) -> None:
    """The sum is the whole, and nobody gets a fen more or less than the exact part."""
    parts, total = shared_out(fen, weights), sum(weights.values())

    assert sum(parts.values()) == fen
    assert all(abs(parts[name] - Fraction(fen * weight, total)) < 1 for name, weight in weights.items())


@given(st.integers(0, 10**6), WEIGHTS)
def test_the_order_of_writing_decides_nothing(fen: int, weights: dict[str, int]) -> None:
    """The same weights the other way round give the same parts."""
    assert shared_out(fen, weights) == shared_out(fen, dict(reversed(weights.items())))


def test_equal_remainders_go_by_name() -> None:
    """One fen for three goes to the first by name."""
    assert shared_out(1, {"c": 1, "a": 1, "b": 1}) == {"a": 1, "b": 0, "c": 0}


@pytest.mark.parametrize(("fen", "weights"), [(-1, {"a": 1}), (1, {}), (1, {"a": 0}), (1, {"a": 2, "b": -1})])
def test_nobody_to_share_with_is_refused(fen: int, weights: dict[str, int]) -> None:
    """No weights, none above 0, one below it, or a negative amount."""
    with pytest.raises(InputError, match="cannot be shared"):
        shared_out(fen, weights)


@pytest.mark.parametrize(
    ("fen", "over", "least"), [(100, False, 50), (100, True, 51), (101, False, 51), (101, True, 51), (0, True, 0)]
)
def test_a_share_is_reached_or_exceeded(fen: int, over: bool, least: int) -> None:  # noqa: FBT001 - a table
    """Half of it is half, more than half a fen more; never more than there is."""
    assert at_least(fen, Fraction(1, 2), over=over) == least
