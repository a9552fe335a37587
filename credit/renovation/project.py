"""A project (改造项目): the renovation of one old estate, as steps that are only added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from credit.renovation.details import Answered, Led, Reported, ShownPlan, Started, Surveyed, TakenIn, details_of
from credit.renovation.law_shapes import RenovationLaw
from credit.renovation.laws import law_for
from credit.renovation.moves import Move, Role
from credit.rulebook.scalars import Shape

__all__ = ["Project", "Step"]

_Told = TypeVar("_Told", bound=Shape)


@dataclass(frozen=True)  # no slots: its details are read once and kept
class Step:
    """One step: on which day it happened, when it was recorded, by which office in which role. It names no person."""

    move: Move
    on: date
    at: datetime
    by: str
    role: Role
    content: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def told(self) -> Shape:
        """Return its details. Raises InputError for odd ones."""
        return details_of(self.move, self.content)


@dataclass(frozen=True)  # no slots: what was found is kept in it
class Project:
    """A project and its steps in order, never changed; with the first the estate is taken into the library."""

    id: str
    steps: tuple[Step, ...]

    @cached_property
    def terms(self) -> TakenIn:
        """The estate, and on what paper it is in the library."""
        return cast("TakenIn", self.steps[0].told)

    @property
    def law(self) -> RenovationLaw:
        """The plan of the place."""
        return law_for(self.terms.jurisdiction)

    def with_step(self, step: Step) -> Project:
        """Return the project with one more step."""
        return Project(self.id, (*self.steps, step))

    def until(self, day: date) -> Project | None:
        """Return it as it was at the end of a day; None where it was not in the library yet."""
        kept = tuple(step for step in self.steps if step.on <= day)
        return Project(self.id, kept) if kept else None

    def last(self, shape: type[_Told]) -> tuple[Step, _Told] | None:
        """Return the newest step whose details have a shape, with them; None where there is none."""
        return next(((step, told) for step in reversed(self.steps) if isinstance(told := step.told, shape)), None)

    def day_of(self, move: Move) -> date | None:
        """Return the day of the newest step of a move, None where there is none."""
        return next((step.on for step in reversed(self.steps) if step.move == move), None)

    @cached_property
    def survey(self) -> Surveyed | None:
        """The newest survey."""
        return _told(self.last(Surveyed))

    @cached_property
    def led(self) -> Led | None:
        """Who leads it now."""
        return _told(self.last(Led))

    @cached_property
    def plan(self) -> ShownPlan | None:
        """The plan that was put to the public last."""
        return _told(self.last(ShownPlan))

    @cached_property
    def answered(self) -> Answered | None:
        """What became of objections to that plan; None before it was said."""
        said, plan = self.last(Answered), self.last(ShownPlan)
        if said is None or plan is None or self.steps.index(said[0]) < self.steps.index(plan[0]):
            return None
        return said[1]

    @cached_property
    def started(self) -> Started | None:
        """Until when the works are to be finished."""
        return _told(self.last(Started))

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The kinds of works that the survey found the estate to need, in the order of the plan of the place."""
        found = {} if self.survey is None else self.survey.conditions
        return tuple(kind for kind in self.law.kinds if found.get(kind, "good") != "good")

    @cached_property
    def works(self) -> tuple[str, ...]:
        """The works of the project: of the plan that was put to the public, else those that are needed."""
        return self.needed if self.plan is None else self.plan.works

    @cached_property
    def done(self) -> tuple[str, ...]:
        """The works that reports name as done."""
        said = {kind for step in self.steps if isinstance(told := step.told, Reported) for kind in told.done}
        return tuple(kind for kind in self.works if kind in said)

    @property
    def left(self) -> tuple[str, ...]:
        """The works that are not done yet."""
        return tuple(kind for kind in self.works if kind not in self.done)


def _told(found: tuple[Step, _Told] | None) -> _Told | None:
    return None if found is None else found[1]
