"""A company beside those of similar size (同规模比较): where the middle half of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["LEAST", "Quartiles", "peers_of", "quartiles"]

LEAST: Final = 8
"""Companies that a comparison needs at least: our own choice, so that no quartile is a single company's score."""
_WIDER: Final = (2, 4, 8)
"""How many times smaller or larger a peer may be; the first that gives enough is taken. Our own choice."""


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The least, the quarters and the greatest of so many values, each a value that somebody has (nearest rank)."""

    number: int
    least: int
    lower: int
    median: int
    upper: int
    greatest: int


def peers_of(company_id: str, areas: Mapping[str, int]) -> tuple[int, Sequence[str]] | None:
    """Return how many times smaller or larger the peers may be, and who they are, the company itself among them.

    `areas`: company_id -> square metres it serves; who serves none has no peers. None where there are too few.
    """
    own = areas.get(company_id, 0)
    for times in _WIDER if own else ():
        found = [key for key, area in areas.items() if area and own <= area * times and area <= own * times]
        if len(found) >= LEAST:
            return times, found
    return None


def quartiles(values: Iterable[int]) -> Quartiles | None:
    """Return the quartiles by nearest rank, None of nothing."""
    ranked = sorted(values)
    if not ranked:
        return None
    low, middle, high = (ranked[-(-len(ranked) * quarter // 4) - 1] for quarter in (1, 2, 3))
    return Quartiles(len(ranked), ranked[0], low, middle, high, ranked[-1])
