"""How many complaints came in and how fast they were closed, counted by the whole days it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Tally", "per_area", "tally"]

_AREA = 100_000


@dataclass(frozen=True, slots=True)
class Tally:
    """Complaints received and closed; `median_days`: half of the closed took no longer; `most_days`: nine in ten."""

    received: int
    closed: int
    median_days: int | None
    most_days: int | None


def tally(counts: Iterable[tuple[int | None, int]]) -> Tally:
    """Return the tally of (whole days until it was closed, None: still open, number of complaints)."""
    by_days: Counter[int] = Counter()
    received = 0
    for days, number in counts:
        received += number
        if days is not None:
            by_days[days] += number
    closed = by_days.total()
    return Tally(received, closed, _within(by_days, closed, 5), _within(by_days, closed, 9))


def per_area(number: int, area_m2: int) -> int | None:
    """Return thousandths of complaints per 100,000 square metres, rounded half up to a tenth; None of no area."""
    return None if area_m2 <= 0 else (2 * number * _AREA * 10 + area_m2) // (2 * area_m2) * 100


def _within(by_days: Counter[int], closed: int, tenths: int) -> int | None:
    """Return the least number of days within which so many tenths of the closed were closed."""
    passed = 0
    for days in sorted(by_days):
        passed += by_days[days]
        if passed * 10 >= closed * tenths:
            return days
    return None
