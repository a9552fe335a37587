"""Projects of renovation in the register: their steps in and out, each on record in the transaction of its row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from credit.renovation import Move, Project, Role, Step, project_state, take, taken_in
from credit.renovation.moves import OVER
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.rows import table_of
from models.tables import Community, RenovationStep
from web.register.numbered import written
from web.register.row_locks import lock_rows

__all__ = ["add_step", "project_named", "projects", "projects_of", "take_in"]


def take_in(clerk: Clerk, name: str, step: Step) -> Project:
    """Take an estate into the library, on record. Raises RefusedError with every reason why it may not be.

    Among them: there is a project of the name, or one of the estate that is not over.
    """
    problems: list[Problem] = []
    try:
        made = taken_in(name, step)
    except RefusedError as error:  # the plan of the place says no: what the register says is told with it
        made, problems = Project(name, (step,)), [*error.problems]
    session, estate = clerk.session, made.terms.community_id
    lock_rows(session, select(col(Community.community_id)).where(col(Community.community_id) == estate))
    problems += [
        Problem(f"project {one.id}", f"{estate} is in the library already", "Go on with that project.")
        for one in projects_of(session, estate) if project_state(one) not in OVER
    ]  # fmt: skip
    if _steps(session, name):
        what = "there is a project of this name already"
        problems.append(Problem(f"project {name}", what, "Name another, such as one with the year in it."))
    if problems:
        raise RefusedError(problems)
    return _enter(clerk, made)


def add_step(clerk: Clerk, name: str, make: Callable[[Project], Step]) -> Project:
    """Load a project, take the step made of it, on record. Raises RefusedError with every reason why not."""
    before = project_named(clerk.session, name)
    return _enter(clerk, take(before, make(before)))


def project_named(session: Session, name: str) -> Project:
    """Return a project by its steps. Raises InputError where there is none of the name."""
    steps = _steps(session, name)
    if not steps:
        raise InputError(Problem(f"project {name}", "there is none of this name", "Run: wuxin renovation list"))
    return Project(name, steps)


def projects(session: Session | Connection) -> list[Project]:
    """Return all projects, by name; one statement."""
    return _grouped(session)


def projects_of(session: Session | Connection, community_id: str) -> list[Project]:
    """Return the projects of an estate, the one that was taken in last at the end."""
    found = _grouped(session, community_id)
    return sorted(found, key=lambda one: (one.steps[0].on, one.steps[0].at))


def _grouped(session: Session | Connection, community_id: str | None = None) -> list[Project]:
    row = table_of(RenovationStep).c
    query = select(*row).order_by(row.project_id, row.number)
    found: dict[str, list[Step]] = {}
    for one in session.execute(query if community_id is None else query.where(row.community_id == community_id)):
        found.setdefault(one.project_id, []).append(_step(one))
    return [Project(name, tuple(steps)) for name, steps in found.items()]


def _steps(session: Session, name: str) -> tuple[Step, ...]:
    row = RenovationStep
    query = select(row).where(col(row.project_id) == name).order_by(col(row.number))
    return tuple(_step(one) for one in session.scalars(query))


def _step(row: Any) -> Step:  # noqa: ANN401 - a row of the class, or of its columns
    return Step(Move(row.move), row.happened_on, row.recorded_at.astimezone(UTC), row.by, Role(row.role), row.content)


def _enter(clerk: Clerk, project: Project) -> Project:
    step, number = project.steps[-1], len(project.steps)
    row = RenovationStep(
        id=f"{project.id}/{number}", project_id=project.id, number=number, community_id=project.terms.community_id,
        move=str(step.move), happened_on=step.on, recorded_at=step.at, by=step.by, role=str(step.role),
        content=dict(step.content),
    )  # fmt: skip
    clerk.session.add(row)
    written(clerk.session, f"project {project.id}")
    clerk.enter(f"renovation.{step.move}", f"renovation/{project.id}", {}, {"id": [row.id]})
    return project
