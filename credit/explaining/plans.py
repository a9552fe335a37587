"""The fewest steps that were found to lead from a company's points to a better grade: greedy, then pruned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from credit.explaining.levers import Lever, Step
from credit.explaining.sheets import Sheet, Target

__all__ = ["planned"]

_MOST_STEPS: Final = 60
"""Steps that are taken at most; our own choice: nobody follows a longer list."""


def planned(sheet: Sheet, target: Target, levers: Sequence[Lever]) -> tuple[Step, ...] | None:
    """Return steps that reach a target, lever by lever, none of which can be left out; None where none were found.

    Each time the step is taken that leaves the smallest gap, of equal ones the one that lifts the score least. Where
    all steps together do not reach it, none are looked for.
    """
    if not _after(sheet, (step for lever in levers for step in lever.steps)).gap(target).closed:
        return None
    taken = dict.fromkeys(range(len(levers)), 0)
    now, gap = sheet, sheet.gap(target)
    while not gap.closed:
        open_steps = (n for n, lever in enumerate(levers) if taken[n] < len(lever.steps))
        tried = ((now.after(levers[n].steps[taken[n]].change), n) for n in open_steps)
        found = min(((one.gap(target), one.score, n, one) for one, n in tried), key=lambda it: it[:3], default=None)
        if found is None or found[0] >= gap or sum(taken.values()) == _MOST_STEPS:
            return None
        gap, _, number, now = found
        taken[number] += 1
    for number in taken:
        while taken[number] and _after(sheet, _steps(levers, taken | {number: taken[number] - 1})).gap(target).closed:
            taken[number] -= 1
    return _steps(levers, taken)


def _steps(levers: Sequence[Lever], taken: dict[int, int]) -> tuple[Step, ...]:
    return tuple(step for number, lever in enumerate(levers) for step in lever.steps[: taken[number]])


def _after(sheet: Sheet, steps: Iterable[Step]) -> Sheet:
    for step in steps:
        sheet = sheet.after(step.change)
    return sheet
