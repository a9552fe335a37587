"""The life of a project as a table: into the library, works, acceptance; put off and taken up; out of the library."""

from __future__ import annotations

import re
from typing import Final

from credit.renovation.details import TakenIn
from credit.renovation.guards import (
    Attempt,
    all_is_done,
    estate_is_meant,
    needs_are_met,
    objections_may_be_told,
    plan_fits,
    plan_is_shown_long_enough,
    report_fits,
    survey_is_whole,
    term_lies_ahead,
    works_are_known,
)
from credit.renovation.moves import GRANTS, Move, State
from credit.renovation.project import Project, Step
from models.errors import InputError, Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals, role_refusals
from models.values.moments import shanghai_date

__all__ = ["LIFE", "project_state", "take", "taken_in"]

_NAME: Final = re.compile(r"\w[\w.-]{0,99}")
_T = Transition[State, Move, Attempt]
_PLAN: Final = (works_are_known, plan_fits, plan_is_shown_long_enough)
_START: Final = (needs_are_met, term_lies_ahead)

LIFE: Final = Lifecycle[State, Move, Attempt]((
    _T(State.IN_LIBRARY, Move.SURVEY, State.IN_LIBRARY, (survey_is_whole,)),
    _T(State.IN_LIBRARY, Move.LEAD, State.IN_LIBRARY),
    _T(State.IN_LIBRARY, Move.SHOW_PLAN, State.IN_LIBRARY, _PLAN),
    _T(State.IN_LIBRARY, Move.ANSWER, State.IN_LIBRARY, (objections_may_be_told,)),
    _T(State.IN_LIBRARY, Move.START, State.UNDER_WAY, _START),
    _T(State.IN_LIBRARY, Move.PUT_OFF, State.PUT_OFF),
    _T(State.IN_LIBRARY, Move.TAKE_OUT, State.TAKEN_OUT),
    _T(State.UNDER_WAY, Move.LEAD, State.UNDER_WAY),
    _T(State.UNDER_WAY, Move.REPORT, State.UNDER_WAY, (report_fits,)),
    _T(State.UNDER_WAY, Move.FINISH, State.FINISHED, (all_is_done,)),
    _T(State.UNDER_WAY, Move.PUT_OFF, State.HALTED),
    _T(State.FINISHED, Move.REJECT, State.UNDER_WAY),
    _T(State.FINISHED, Move.ACCEPT, State.ACCEPTED),
    _T(State.PUT_OFF, Move.RESUME, State.IN_LIBRARY),
    _T(State.PUT_OFF, Move.TAKE_OUT, State.TAKEN_OUT),
    _T(State.HALTED, Move.RESUME, State.UNDER_WAY),
    _T(State.HALTED, Move.TAKE_OUT, State.TAKEN_OUT),
))  # fmt: skip


def project_state(project: Project) -> State:
    """Return where a project stands. Raises InputError for steps that no life can have."""
    return LIFE.reached((step.move for step in project.steps[1:]), f"project {project.id}")


def taken_in(name: str, step: Step) -> Project:
    """Return a project with its estate taken in. Raises RefusedError with every reason why it may not be.

    Raises InputError for a name that no address can hold, and for a step that takes nothing in.
    """
    if not _NAME.fullmatch(name):
        what = "the name holds other signs than letters, digits, points and hyphens"
        raise InputError(Problem("name", what, "Name it like willow-2024."))
    project = Project(name, (step,))
    told = step.told
    if not isinstance(told, TakenIn):
        raise InputError(Problem(str(step.move), "it names no estate", "Take it in first: wuxin renovation take-in"))
    problems = [
        *role_refusals(step.move, step.role, GRANTS[step.move]), *_ahead(step), *estate_is_meant(project.law, told),
    ]  # fmt: skip
    if problems:
        raise RefusedError(problems)
    return project


def take(project: Project, step: Step) -> Project:
    """Return the project with the step taken. Raises RefusedError with every reason why it may not be.

    Raises InputError for odd details, before any rule is asked.
    """
    step.told  # noqa: B018 - odd details are an error of input
    problems = role_refusals(step.move, step.role, GRANTS[step.move])
    problems += LIFE.refusals(project_state(project), step.move, Attempt(project, step))
    problems += [*_ahead(step), *order_refusals(str(step.move), step.at, project.steps)]
    before = project.steps[-1]
    if step.on < before.on:
        problems.append(Problem(str(step.move), f"it would lie before the step of {before.on}", "Check the day."))
    if problems:
        raise RefusedError(problems)
    return project.with_step(step)


def _ahead(step: Step) -> list[Problem]:
    """Refuse a day that has not come."""
    today = shanghai_date(step.at)
    if step.on <= today:
        return []
    return [Problem(str(step.move), f"{step.on} has not come yet", "Enter it on its day.")]
