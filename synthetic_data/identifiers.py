"""Unified social credit codes (统一社会信用代码, GB 32100-2015) for many companies at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synthetic_data.arrays import Ints, Names

__all__ = ["ALPHABET", "credit_codes"]

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = np.array((1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28))
_SUBJECT = 9
"""Digits of the organisation's own code, the ninth to the seventeenth."""
_STEP = 16_340_000_000_003
"""About 0.618 x 31^9 and prime to it: equal steps from a random start look scattered and never meet."""


def credit_codes(area_codes: Sequence[str], count: int, rng: np.random.Generator) -> Names:
    """Return distinct codes of market subjects (`91`): area of six digits, nine characters, check digit."""
    areas = np.array([[int(digit) for digit in code] for code in area_codes])[rng.integers(len(area_codes), size=count)]
    head = np.broadcast_to((9, 1), (count, 2))
    first = int(rng.integers(31**_SUBJECT))
    digits = np.concatenate([head, areas, _scattered(first, count)], axis=1)
    check = (31 - digits @ _WEIGHTS % 31) % 31
    letters = np.array(list(ALPHABET))[np.column_stack([digits, check])]
    return np.ascontiguousarray(letters).view(f"<U{letters.shape[1]}").ravel()


def _scattered(first: int, count: int) -> Ints:
    """Return the digits in base 31 of numbers that look random and are all different."""
    space = 31**_SUBJECT
    # half a million steps keep below 2^63
    numbers = (first + np.arange(count, dtype=np.int64) * _STEP) % space
    powers = 31 ** np.arange(_SUBJECT - 1, -1, -1, dtype=np.int64)
    return numbers[:, None] // powers % 31
