"""How far a city has got with its targets on a day, exactly: reached, open until a day, or missed, and by how many."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from credit.targets.measures import Count, counted, reaches
from credit.targets.shapes import Plan, Target
from credit.targets.survey import Survey

__all__ = ["Outcome", "Progress", "next_survey", "progress"]


class Outcome(StrEnum):
    """What is said of a target on a day."""

    REACHED = "reached"
    OPEN = "open"
    MISSED = "missed"
    NOT_SURVEYED = "not_surveyed"


@dataclass(frozen=True, slots=True)
class Progress:
    """进度: a target, what was counted, what that means, and how many more it would take."""

    target: Target
    count: Count
    outcome: Outcome
    lacking: int

    @property
    def share(self) -> Fraction | None:
        """Return the part of the whole; None where nothing was counted."""
        return Fraction(self.count.part, self.count.whole) if self.count.whole else None


def progress(plan: Plan, survey: Survey, as_of: date) -> list[Progress]:
    """Return every target of a plan with what a survey shows of it, in the order of the plan."""
    return [*_all(plan, survey, as_of)]


def next_survey(plan: Plan, last: date) -> date | None:
    """Return by when the city looks again; None where its plan does not say how often."""
    return None if plan.surveyed is None else plan.surveyed.period.after(last)


def _all(plan: Plan, survey: Survey, as_of: date) -> Iterator[Progress]:
    for target in plan.targets:
        count = counted(target, survey)
        lacking = max(0, _needed(target, count.whole) - count.part)
        yield Progress(target, count, _outcome(target, count, as_of), lacking)


def _needed(target: Target, whole: int) -> int:
    """Return how many of the whole are enough."""
    exact = target.share * whole
    return math.floor(exact) + 1 if target.more else math.ceil(exact)


def _outcome(target: Target, count: Count, as_of: date) -> Outcome:
    if not count.whole:
        return Outcome.NOT_SURVEYED
    if reaches(Fraction(count.part, count.whole), target.share, more=target.more):
        return Outcome.REACHED
    return Outcome.MISSED if target.by is not None and as_of > target.by else Outcome.OPEN
