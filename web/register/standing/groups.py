"""Leading groups in the register: each step on record in the transaction of its row, and groups read back by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from credit.groups import Group, Known, Move, Step, Terms, take
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import Community, GroupStep
from web.register.numbered import written
from web.register.standing.staff import neighbourhoods_of

__all__ = ["add_step", "districts_of", "group_named", "groups_kept", "groups_on", "set_up"]


def set_up(clerk: Clerk, name: str, on: date, by: str, terms: Terms) -> Group:
    """Set up a group, on record. Raises RefusedError where it may not be, or where there is one of the name."""
    if _steps(clerk.session, name):
        what = "there is a group of this name already"
        raise RefusedError(Problem(f"group {name}", what, "Name another, such as one with the year in it."))
    return _taken(clerk, Group(name), Step(Move.SET_UP, on, clerk.at, by, terms.as_content()))


def add_step(clerk: Clerk, name: str, move: Move, on: date, by: str, content: Mapping[str, Any]) -> Group:
    """Enter a step of a group; a task gets its number. Raises RefusedError with every reason why not."""
    before = group_named(clerk.session, name)
    told = {**content, "task": len(before.tasks) + 1} if move is Move.TASK else dict(content)
    return _taken(clerk, before, Step(move, on, clerk.at, by, told))


def group_named(session: Session, name: str) -> Group:
    """Return a group by its steps. Raises InputError where there is none of the name."""
    steps = _steps(session, name)
    if not steps:
        raise InputError(Problem(f"group {name}", "there is none of this name", "Run: wuxin group show"))
    return Group(name, steps)


def groups_kept(session: Session) -> list[Group]:
    """Return all groups, by name, those that have ended too; one statement."""
    found: dict[str, list[Step]] = {}
    row = GroupStep
    for one in session.scalars(select(row).order_by(col(row.group_id), col(row.number))):
        found.setdefault(one.group_id, []).append(_step(one))
    return [Group(name, tuple(steps)) for name, steps in found.items()]


def groups_on(session: Session, day: date) -> list[Group]:
    """Return the groups as what had happened by a day makes them, by name; those that were set up by then."""
    return [one for one in (each.until(day) for each in groups_kept(session)) if one.steps]


def districts_of(session: Session) -> dict[str, str]:
    """Return in which district each subdistrict of the register lies, where its communities say."""
    query = select(col(Community.subdistrict), col(Community.district)).distinct()
    return {row[0]: row[1] for row in session.execute(query) if row[0] and row[1]}


def _taken(clerk: Clerk, before: Group, step: Step) -> Group:
    after = take(before, step, _known(clerk.session, step))
    key = f"{after.id}/{len(after.steps)}"
    clerk.session.add(GroupStep(
        id=key, group_id=after.id, number=len(after.steps), move=str(step.move), happened_on=step.on,
        recorded_at=step.at, by=step.by, content=dict(step.content),
    ))  # fmt: skip
    written(clerk.session, f"group {after.id}")
    clerk.enter(f"group.{step.move}", f"group/{after.id}", {}, {"id": [key]})
    return after


def _known(session: Session, step: Step) -> Known:
    """Return what bears on setting a group up; other steps need nothing beside the group."""
    if step.move is not Move.SET_UP:
        return Known()
    standing = tuple((one.id, one.terms) for one in groups_kept(session) if one.ended_on is None)
    return Known({subdistrict for subdistrict, _ in neighbourhoods_of(session)}, standing)


def _steps(session: Session, name: str) -> tuple[Step, ...]:
    row = GroupStep
    query = select(row).where(col(row.group_id) == name).order_by(col(row.number))
    return tuple(_step(one) for one in session.scalars(query))


def _step(row: GroupStep) -> Step:
    return Step(Move(row.move), row.happened_on, row.recorded_at.astimezone(UTC), row.by, row.content)
