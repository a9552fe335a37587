"""The gamma distribution, against values that can be had otherwise."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.complaints.monthly.gamma import above, quantile


@pytest.mark.parametrize("x", [0.1, 1.0, 3.0, 20.0])
def test_shapes_one_and_two_are_known(x: float) -> None:
    """Exponential; and the sum of two of them."""
    assert above(1, 1, x) == pytest.approx(exp(-x), rel=1e-12)
    assert above(2, 1, x) == pytest.approx(exp(-x) * (1 + x), rel=1e-12)


@given(st.floats(0.05, 500), st.floats(0.01, 100), st.floats(0.01, 0.99))
def test_a_quantile_has_its_share_below(shape: float, rate: float, share: float) -> None:
    """As the probability above it says."""
    assert above(shape, rate, quantile(shape, rate, share)) == pytest.approx(1 - share, abs=1e-6)


def test_everything_lies_above_nothing() -> None:
    """A gamma variable is positive."""
    assert above(3, 2, 0) == 1
