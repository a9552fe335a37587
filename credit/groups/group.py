"""A group and what became of it, from its steps: its terms, meetings, and tasks with their reports.

No step names a person: members, and who leads a task, are organisations by the code of the city's table or by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from credit.groups.shapes import GroupKind, GroupTable
from credit.groups.tables import group_table
from models.errors import InputError, Problem

__all__ = ["Group", "Meeting", "Move", "Step", "Task", "TaskState", "Terms"]


class Move(StrEnum):
    """What happens to a group on record, in the words of the commands."""

    SET_UP = "set_up"
    MET = "met"
    TASK = "task"
    REPORT = "report"
    DONE = "done"
    END = "end"


class TaskState(StrEnum):
    """How a task stands on a day; `dropped`: its group ended before it was done."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: on which day it happened, when it was recorded and by whom; `content` names no person.

    set_up: `city`, `kind`, `area`, `subdistrict`, `paper`, `members` beside those of the table.
    met: `attended`, `settled`, `raised`.   task: `task` (its number), `what`, `lead`, `until`.
    report, done: `task`, `progress`.   end: `reason`.
    """

    move: Move
    on: date
    at: datetime
    by: str
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a group is: its kind in a city, for which area (empty: the whole city), and on what paper.

    `subdistrict`: where the area lies in one, None else. `members`: whom the paper names beside the city's table.
    """

    city: str
    kind: str
    area: str
    subdistrict: str | None
    paper: str
    members: tuple[str, ...] = ()

    def as_content(self) -> dict[str, Any]:
        """Return the terms as the content of a step."""
        return {
            "city": self.city, "kind": self.kind, "area": self.area, "subdistrict": self.subdistrict,
            "paper": self.paper, "members": list(self.members),
        }  # fmt: skip

    @classmethod
    def from_content(cls, told: Mapping[str, Any]) -> Terms:
        """Return the terms of the content of a step."""
        place = told["area"], told["subdistrict"]
        return cls(told["city"], told["kind"], *place, told["paper"], tuple(told["members"]))


@dataclass(frozen=True, slots=True)
class Meeting:
    """会议: who took part, what was settled, and what was handed to the group above because it could not be."""

    on: date
    attended: tuple[str, ...]
    settled: tuple[str, ...]
    raised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """任务: its number in the group, what, who leads it until when (that day included), and what was reported."""

    number: int
    what: str
    lead: str
    given_on: date
    until: date
    reports: tuple[tuple[date, str], ...] = ()
    done_on: date | None = None
    dropped_on: date | None = None

    def state(self, day: date) -> TaskState:
        """Return how it stands on a day."""
        if self.done_on is not None:
            return TaskState.DONE if self.done_on <= self.until else TaskState.DONE_LATE
        if self.dropped_on is not None:
            return TaskState.DROPPED
        return TaskState.OPEN if day <= self.until else TaskState.OVERDUE


@dataclass(frozen=True)
class Group:
    """A group and its steps in the order of recording, never changed; the first step sets it up."""

    id: str
    steps: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> Group:
        """Return the group with one more step."""
        return replace(self, steps=(*self.steps, step))

    def until(self, day: date) -> Group:
        """Return the group as what had happened by a day makes it."""
        return replace(self, steps=tuple(step for step in self.steps if step.on <= day))

    @property
    def terms(self) -> Terms:
        """What it is. Raises InputError for one that was not set up."""
        if not self.steps:
            raise InputError(Problem(f"group {self.id}", "it was not set up yet", "Run: wuxin group set-up"))
        return Terms.from_content(self.steps[0].content)

    @property
    def table(self) -> GroupTable:
        """The table of its city."""
        return group_table(self.terms.city)

    @property
    def kind(self) -> GroupKind:
        """Its kind in that table. Raises InputError for one that the table does not know."""
        found = self.table.kind(self.terms.kind)
        if found is None:
            what = f"the table of {self.terms.city} knows no kind {self.terms.kind!r}"
            raise InputError(Problem("kind", what, "Take the table of the release that entered it."))
        return found

    @property
    def subdistrict(self) -> str | None:
        """The subdistrict that it is of, or lies in; None for a group of the city or of a district."""
        return self.kind.subdistrict_of(self.terms.area, self.terms.subdistrict)

    @property
    def since(self) -> date:
        """The day on which it was set up."""
        return self.steps[0].on

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended, None while it stands."""
        return next((step.on for step in self.steps if step.move is Move.END), None)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Its meetings, the first first."""
        held = sorted((step for step in self.steps if step.move is Move.MET), key=lambda step: step.on)
        return tuple(
            Meeting(step.on, *(tuple(step.content[name]) for name in ("attended", "settled", "raised")))
            for step in held
        )

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Its tasks with what was reported on each, by number: the order in which they were entered."""
        found: dict[int, Task] = {}
        for step in self.steps:
            told = step.content
            if step.move is Move.TASK:
                until = date.fromisoformat(told["until"])
                found[told["task"]] = Task(told["task"], told["what"], told["lead"], step.on, until)
            elif step.move in (Move.REPORT, Move.DONE):
                found[told["task"]] = _reported(found[told["task"]], step)
        ended = self.ended_on
        return tuple(one if ended is None else replace(one, dropped_on=ended) for one in found.values())


def _reported(task: Task, step: Step) -> Task:
    reports = (*task.reports, (step.on, str(step.content["progress"])))
    return replace(task, reports=reports, done_on=step.on if step.move is Move.DONE else None)
