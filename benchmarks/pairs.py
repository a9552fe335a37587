"""Two arms, run in turn: the ratio of each pair of CPU times, which stays put where wall time does not."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import psutil

__all__ = ["ROUNDS", "Arm", "Neighbours", "Ratios", "paired"]

ROUNDS = 9

Arm = Callable[[], object]
"""One run of what is measured."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """The ratio of each round, and the median CPU seconds of both arms."""

    values: tuple[float, ...]
    above: float
    below: float

    @property
    def median(self) -> float:
        """The ratio that is judged."""
        return statistics.median(self.values)


def paired(above: Arm, below: Arm, rounds: int = ROUNDS) -> Ratios:
    """Return CPU(above) / CPU(below), one ratio a round; each arm runs once before, so that both start warm."""
    above()
    below()
    pairs = [(_cpu_of(above), _cpu_of(below)) for _ in range(rounds)]
    ratios = tuple(over / under for over, under in pairs)
    return Ratios(ratios, *(statistics.median(arm) for arm in zip(*pairs, strict=True)))


def _cpu_of(arm: Arm) -> float:
    """Return the user and system seconds of all threads of this process while the arm runs."""
    before = time.process_time()
    arm()
    return time.process_time() - before


class Neighbours:
    """What the rest of the machine did meanwhile: its load, and the cores that others kept busy."""

    def __init__(self) -> None:
        self.load = os.getloadavg()[0]
        self._started = time.monotonic()
        self._others = _others()

    def cores(self) -> float:
        """Return how many cores other processes kept busy, on average since this was made."""
        elapsed = max(time.monotonic() - self._started, 0.01)
        return max(0.0, _others() - self._others) / elapsed


def _others() -> float:
    """Return the CPU seconds of all processes but this one and its finished children."""
    whole, own = psutil.cpu_times(), os.times()
    busy = whole.user + whole.system  # nice and guest time are counted in user time, or are nobody's
    return float(busy - sum(own[:4]))
