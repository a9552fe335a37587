"""Drawing whole columns at once: shares, ranks, and indices into pools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Flags", "Floats", "Ints", "Names", "choices", "chosen", "starts_of", "top_share"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Names = NDArray[np.str_]


def choices(rng: np.random.Generator, shares: Mapping[str, float] | Sequence[float], count: int) -> Ints:
    """Return `count` indices into the shares, each as likely as its share of their sum."""
    weights = np.array(list(shares.values()) if isinstance(shares, Mapping) else list(shares), dtype=float)
    return chosen(weights / weights.sum(), rng.random(count))


def chosen(shares: Floats, uniform: Floats) -> Ints:
    """Return the index whose part of 0..1 holds each uniform number; the shares add up to 1."""
    bounds = np.cumsum(shares)[:-1]
    return np.searchsorted(bounds, uniform, side="right").astype(np.int64)


def top_share(scores: Floats, share: float) -> Flags:
    """Return which are among the highest `share` of all, rounded to a number: exact where single draws scatter."""
    flags = np.zeros(len(scores), dtype=bool)
    flags[np.argsort(-scores, kind="stable")[: round(share * len(scores))]] = True
    return flags


def starts_of(counts: Ints) -> Ints:
    """Return where each group begins when groups of these sizes stand one after another."""
    return (np.cumsum(counts) - counts).astype(np.int64)
