"""Sums within bounds, and which contributions a bound swallowed, by walking them one by one."""

from __future__ import annotations

from dataclasses import dataclass, field

from credit.rulebook.shapes import Bounds, Indicator, Rulebook

__all__ = ["Walk", "clamp", "walk"]


def clamp(points: int, bounds: Bounds | Indicator) -> int:
    """Return the points within the bounds."""
    if bounds.floor is not None and points < bounds.floor:
        return bounds.floor
    if bounds.ceiling is not None and points > bounds.ceiling:
        return bounds.ceiling
    return points


@dataclass(slots=True)
class Walk:
    """Points after the walk, and for each contribution whether it moved the score."""

    indicators: dict[str, int] = field(default_factory=dict)
    components: dict[str, int] = field(default_factory=dict)
    score: int = 0
    counted: list[bool] = field(default_factory=list)


def walk(book: Rulebook, steps: list[tuple[str, str, int]]) -> Walk:
    """Return the sums after steps of (component, indicator, points), which come in the order of the walk.

    Every step starts all sums anew from the raw points so far: slow, and plainly right.
    """
    bounds = {one.indicator: one for one in book.indicators}
    raw = dict.fromkeys(bounds, 0)
    before = _sums(book, raw)
    counted = []
    for _component, indicator, points in steps:
        raw[indicator] += points
        after = _sums(book, raw)
        counted.append(points == 0 or after.score != before.score)
        before = after
    before.counted = counted
    return before


def _sums(book: Rulebook, raw: dict[str, int]) -> Walk:
    sums = Walk()
    for indicator in book.indicators:
        sums.indicators[indicator.indicator] = clamp(raw[indicator.indicator], indicator)
    for component, bounds in book.components.items():
        parts = [sums.indicators[one.indicator] for one in book.indicators if one.component == component]
        sums.components[component] = clamp(sum(parts), bounds)
    sums.score = clamp(book.base + sum(sums.components.values()), book.score)
    return sums
