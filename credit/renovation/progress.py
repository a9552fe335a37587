"""How far the renovation of a place has got on a day: by state, by town, by year, and beside its target (ZY-20)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from credit.renovation.law_shapes import RenovationLaw
from credit.renovation.life import project_state
from credit.renovation.moves import Move, State
from credit.renovation.project import Project

__all__ = ["Outcome", "Progress", "Reached", "Year", "progress"]


class Outcome(StrEnum):
    """What is said of a target on a day."""

    REACHED = "reached"
    OPEN = "open"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Year:
    """年度进度: how many estates were taken in, begun and accepted in a year."""

    year: int
    taken_in: int
    started: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Reached:
    """How many estates of the target are accepted, how many are lacking, and what that means."""

    accepted: int
    lacking: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    """进度: projects by state, by town and state, and by year; `reached` is None where the place has no target."""

    law: RenovationLaw
    states: Mapping[State, int]
    towns: Mapping[str, Mapping[State, int]]
    years: Sequence[Year]
    reached: Reached | None


def progress(law: RenovationLaw, projects: Iterable[Project], as_of: date) -> Progress:
    """Return how far the projects that stand under a plan have got on a day; others are left out."""
    known = [one for each in projects if each.law == law and (one := each.until(as_of)) is not None]
    states = {one.id: project_state(one) for one in known}
    towns: dict[str, Counter[State]] = {}
    for one in known:
        towns.setdefault(one.terms.subdistrict, Counter())[states[one.id]] += 1
    accepted = [one for one in known if states[one.id] is State.ACCEPTED]
    return Progress(
        law, Counter(states.values()), dict(sorted(towns.items())), _years(known, accepted),
        _reached(law, accepted, as_of),
    )  # fmt: skip


def _years(known: Sequence[Project], accepted: Sequence[Project]) -> list[Year]:
    taken = Counter(one.steps[0].on.year for one in known)
    started = Counter(step.on.year for one in known for step in one.steps if step.move is Move.START)
    ended = Counter(one.steps[-1].on.year for one in accepted)
    years = sorted({*taken, *started, *ended})
    return [Year(year, taken[year], started[year], ended[year]) for year in years]


def _reached(law: RenovationLaw, accepted: Sequence[Project], as_of: date) -> Reached | None:
    target = law.target
    if target is None:
        return None
    estates = {one.terms.community_id for one in accepted if target.since <= one.steps[-1].on <= target.by}
    lacking = max(0, target.estates - len(estates))
    late = Outcome.MISSED if as_of > target.by else Outcome.OPEN
    return Reached(len(estates), lacking, late if lacking else Outcome.REACHED)
