"""What is watched of works under way (进度跟踪、督查督办): the next report, and when they are to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from credit.renovation.laws import cite
from credit.renovation.life import project_state
from credit.renovation.moves import Move, State
from credit.renovation.project import Project

__all__ = ["Due", "due_of"]

_TOLD = (Move.START, Move.REPORT, Move.REJECT, Move.RESUME)


@dataclass(frozen=True, slots=True)
class Due:
    """Until which day something is due, what it is, and by which section; it is late after that day."""

    day: date
    what: Literal["report", "finish"]
    article: str


def due_of(project: Project) -> list[Due]:
    """Return what is due of a project, the earliest first; nothing where no works are under way (LS-05)."""
    return sorted(_due(project), key=lambda one: one.day) if project_state(project) is State.UNDER_WAY else []


def _due(project: Project) -> Iterator[Due]:
    law, told = project.law, max(step.on for step in project.steps if step.move in _TOLD)
    where = cite(law, law.reported.basis)
    yield Due(law.reported.every.after(told), "report", where)
    if project.started is not None:
        yield Due(project.started.until, "finish", where)
