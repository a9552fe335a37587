"""Sharing an amount out so that the parts add up to the whole, to the fen (最大余数法, largest remainder)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from models.errors import InputError, Problem

__all__ = ["at_least", "shared_out"]


def shared_out(fen: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Return each one's part of an amount of 0 or more, by weight; the parts add up to the whole.

    Each gets its part rounded down; the fen that are left go one each to the largest remainders, and of equal ones to
    the first by name, so that nobody's order of writing decides. Raises InputError where there is nobody to share with.
    """
    total = sum(weights.values())
    if fen < 0 or total <= 0 or min(weights.values()) < 0:
        what = f"{fen} fen cannot be shared by the weights {dict(weights)}"
        raise InputError(Problem("shares", what, "Give weights of 0 or more, one of them above 0."))
    parts = {name: fen * weight // total for name, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda name: (-(fen * weights[name] % total), name))
    for name in by_remainder[: fen - sum(parts.values())]:
        parts[name] += 1
    return parts


def at_least(fen: int, share: Fraction, *, over: bool) -> int:
    """Return the least whole fen that reach a share of an amount; `over`: that exceed it. Never more than the whole."""
    exact = fen * share
    least = exact.numerator // exact.denominator + 1 if over else -(-exact.numerator // exact.denominator)
    return min(fen, least)
