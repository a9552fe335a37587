"""The gamma distribution, as far as rates need it: no dependency, and equal digits on every run.

The regularised function P(a, x) by its series for x < a + 1 and its continued fraction beyond (NIST DLMF 8.11.4 and
8.9.2, the second by Lentz's method); Numerical Recipes, 3rd ed., section 6.2 does the same.
"""

from __future__ import annotations

from math import exp, lgamma, log
from typing import Final

__all__ = ["above", "quantile"]

_SMALL: Final = 1e-300
_EXACT: Final = 1e-14
_CLOSE: Final = 1e-9
_MOST: Final = 10_000


def above(shape: float, rate: float, limit: float) -> float:
    """Return the probability that a gamma variable of a shape and a rate (1 over scale) lies above a limit >= 0."""
    x = rate * limit
    if x <= 0:
        return 1.0
    return 1 - _series(shape, x) if x < shape + 1 else _fraction(shape, x)


def quantile(shape: float, rate: float, share: float) -> float:
    """Return the value below which a share (0 < share < 1) of a gamma variable lies, by halving."""
    low, high = 0.0, (shape + 1) / rate
    while above(shape, rate, high) > 1 - share:
        high *= 2
    while high - low > high * _CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if above(shape, rate, middle) > 1 - share else (low, middle)
    return (low + high) / 2


def _front(shape: float, x: float) -> float:
    return exp(shape * log(x) - x - lgamma(shape))


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for n in range(1, _MOST):
        term *= x / (shape + n)
        total += term
        if term < total * _EXACT:
            break
    return total * _front(shape, x)


def _fraction(shape: float, x: float) -> float:
    b = x + 1 - shape
    c, d = 1 / _SMALL, 1 / b
    h = d
    for n in range(1, _MOST):
        a = -n * (n - shape)
        b += 2
        d = 1 / _away_from_zero(a * d + b)
        c = _away_from_zero(b + a / c)
        h *= d * c
        if abs(d * c - 1) < _EXACT:
            break
    return h * _front(shape, x)


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _SMALL else _SMALL
