"""What residents write: a pool of messages by category, from patterns and fillings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from synthetic_data.arrays import Floats, Ints, starts_of
from synthetic_data.reading import read_pool

__all__ = ["Messages", "messages"]


class Messages:
    """All messages one after another; `index` finds one of a category."""

    def __init__(self, by_category: Sequence[Sequence[str]]) -> None:
        self.all = [message for category in by_category for message in category]
        self._counts = np.array([len(category) for category in by_category], dtype=np.int64)
        self._starts = starts_of(self._counts)

    def index(self, category: Ints, uniform: Floats) -> Ints:
        """Return the index in `all` of a message of each category, each of them as likely."""
        return self._starts[category] + (uniform * self._counts[category]).astype(np.int64)


def messages(categories: Sequence[str]) -> Messages:
    """Return the pool for these categories, in their order."""
    pool = read_pool("texts")
    slots: dict[str, list[str]] = pool["slots"]
    return Messages([_filled(pool["patterns"][category], slots) for category in categories])


def _filled(patterns: Sequence[str], slots: Mapping[str, Sequence[str]]) -> list[str]:
    """Fill each pattern in every way its own slots allow; equal messages stand once."""
    return list(dict.fromkeys(text for pattern in patterns for text in _fillings(pattern, slots)))


def _fillings(pattern: str, slots: Mapping[str, Sequence[str]]) -> Iterator[str]:
    used = {slot: words for slot, words in slots.items() if f"{{{slot}}}" in pattern}
    return (pattern.format(**dict(zip(used, words, strict=True))) for words in product(*used.values()))
