"""Arrow columns with missing cells."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pytest

from synthetic_data.columns import coded, days, flags, moments, picked, tenths, texts, wholes

MISSING = np.array([False, True])
TWO = np.array([0, 41])


def test_ids_count_from_one() -> None:
    """The number 0 is the first id; what is missing has none."""
    assert coded("C", TWO).to_pylist() == ["C0000001", "C0000042"]
    assert coded("C", TWO, MISSING).to_pylist() == ["C0000001", None]


def test_more_rows_than_digits_keep_their_ids_apart() -> None:
    """The ten millionth id has a digit more, and the others stay as they were."""
    assert coded("T", np.array([0, 9_999_998, 9_999_999])).to_pylist() == ["T0000001", "T9999999", "T10000000"]
    assert coded("T", np.array([0, 9_999_998])).to_pylist() == ["T0000001", "T9999999"]


@pytest.mark.parametrize("width", range(1, 10))
def test_ids_may_be_of_any_width(width: int) -> None:
    """Filled with zeros, the last number that fits among them."""
    assert coded("I", np.array([0, 10**width - 3]), width=width).to_pylist() == [f"I{1:0{width}}", f"I{10**width - 2}"]


def test_words_are_picked_from_a_pool() -> None:
    """Each index picks its word, also where others are missing."""
    assert picked(["a", "b"], np.array([1, 0]), MISSING).to_pylist() == ["b", None]


def test_days_and_moments_are_those_of_shanghai() -> None:
    """Day 0 is 1970-01-01, and minute 90 is half past one on the wall."""
    assert days(TWO, MISSING).to_pylist() == [date(1970, 1, 1), None]
    assert moments(np.array([90, 0]), MISSING).to_pylist() == [datetime(1970, 1, 1, 1, 30), None]  # noqa: DTZ001 - wall clock


def test_plain_values_pass_through() -> None:
    """Numbers, words and flags keep their values."""
    assert wholes(TWO, MISSING).to_pylist() == [0, None]
    assert texts(np.array(["a", "b"]), MISSING).to_pylist() == ["a", None]
    assert flags(np.array([True, False]), MISSING).to_pylist() == [True, None]


def test_tenths_are_exact_decimals() -> None:
    """86.5 is 86.5 and no float beside it; below zero too."""
    assert tenths(np.array([86.5, -0.1])).to_pylist() == [Decimal("86.5"), Decimal("-0.1")]


def test_a_column_may_be_empty() -> None:
    """No rows give no cells, and no error."""
    assert tenths(np.array([])).to_pylist() == []
