"""The life of a group as a table: set up, then meetings and tasks in any order, then ended; each refusal has a reason.

A meeting or a report may be entered later than it happened, so steps are in the order of recording, not of their days.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from credit.groups.group import Group, Move, Step, Terms
from credit.groups.members import sits_in, ways_to_name
from credit.groups.shapes import GroupTable
from credit.groups.tables import group_table
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, order_refusals
from models.values.moments import shanghai_date

__all__ = ["GROUP_LIFE", "Attempt", "Known", "State", "state_of", "take"]


_NAME: Final = re.compile(r"[\w-]{1,60}")


class State(StrEnum):
    """Whether a group stands."""

    UNKNOWN = "unknown"
    STANDING = "standing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows beside the group: the city's subdistricts, and the terms of groups that stand."""

    subdistricts: Collection[str] = ()
    standing: tuple[tuple[str, Terms], ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step that somebody wants to enter: the group as it is after it, the step, and what is known beside it."""

    group: Group
    step: Step
    known: Known

    @property
    def where(self) -> str:
        """Where the kind of the group stands: the article behind it."""
        return self.group.table.cited(self.group.kind.basis)


def state_of(group: Group) -> State:
    """Return whether it stands. Raises InputError for steps that no life can have."""
    return GROUP_LIFE.reached((step.move for step in group.steps), f"group {group.id}")


def take(group: Group, step: Step, known: Known) -> Group:
    """Return the group with the step entered. Raises RefusedError with every reason why it may not be."""
    after = group.with_step(step)
    if problems := list(_refusals(group, Attempt(after, step, known))):
        raise RefusedError(problems)
    return after


def _refusals(group: Group, attempt: Attempt) -> Iterator[Problem]:
    step, state = attempt.step, state_of(group)
    if misplaced := GROUP_LIFE.misplaced(state, step.move):
        yield from misplaced
        return
    if step.move is Move.SET_UP and _table(step).kind(str(step.content["kind"])) is None:
        kinds = ", ".join(kind.id for kind in _table(step).kinds)
        yield Problem("kind", f"the table of the city knows no kind {step.content['kind']!r}", f"Kinds are {kinds}.")
        return
    yield from order_refusals(f"group {group.id}", step.at, group.steps)
    if step.on > shanghai_date(step.at):
        yield Problem(str(step.move), "its day has not come yet", "Enter it when it has happened.")
    if group.steps and step.on < group.since:
        yield Problem(str(step.move), f"the group was set up on {group.since}, later than that", "Check its day.")
    yield from GROUP_LIFE.refusals(state, step.move, attempt)


def _table(step: Step) -> GroupTable:
    return group_table(str(step.content["city"]))


def _name_is_plain(attempt: Attempt) -> Problem | None:
    """Refuse a name that no address could hold."""
    if _NAME.fullmatch(attempt.group.id):
        return None
    return Problem("name", "a name has letters, digits and hyphens, 60 at most", "Take another name.")


def _text_is_given(attempt: Attempt) -> list[Problem]:
    """Refuse a paper, a task, a report or an end that says nothing."""
    told, remedy = attempt.step.content, "Say it in words, without names of persons."
    asked = (
        Problem("paper", "it does not name the paper that sets it up", "Give its number."),
        Problem("what", "it does not say what is to be done", remedy),
        Problem("progress", "it does not say how the task stands", remedy),
        Problem("reason", "it does not say why the group ends", remedy),
    )
    return [one for one in asked if one.where in told and not str(told[one.where]).strip()]


def _area_fits(attempt: Attempt) -> list[Problem]:
    """Refuse an area that the kind has not, or that the register does not know."""
    return list(_misfits(attempt))


def _misfits(attempt: Attempt) -> Iterator[Problem]:
    kind, terms = attempt.group.kind, attempt.group.terms
    if (kind.level == "city") == bool(terms.area):
        if terms.area:
            yield Problem(attempt.where, "it is of the whole city", "Leave the area out.")
        else:
            yield Problem(attempt.where, "it is of one area, which is not named", "Name the area.")
    subdistrict = attempt.group.subdistrict
    if kind.level in ("city", "district"):
        if terms.subdistrict is not None:
            what = "a group of the city or of a district lies in no subdistrict"
            yield Problem("subdistrict", what, "Leave it out.")
    elif kind.level == "subdistrict" and terms.subdistrict is not None:
        yield Problem("subdistrict", "the area of the group is the subdistrict itself", "Leave it out.")
    elif subdistrict not in attempt.known.subdistricts:
        what = f"there is no subdistrict {subdistrict or ''!r} in the register"
        yield Problem("subdistrict", what, f"Known: {', '.join(sorted(attempt.known.subdistricts)) or 'none'}.")


def _is_the_only_one(attempt: Attempt) -> Problem | None:
    """Refuse a second group of a kind for an area."""
    terms = attempt.group.terms
    here = (terms.city, terms.kind, terms.area, terms.subdistrict)
    for name, one in attempt.known.standing:
        if (one.city, one.kind, one.area, one.subdistrict) == here:
            return Problem(attempt.where, f"the group {name} stands for this area", "End it first: wuxin group end")
    return None


def _in_force(attempt: Attempt) -> Problem | None:
    """Refuse to set up a group before the text that asks for it."""
    table, basis = attempt.group.table, attempt.group.kind.basis
    known = table.instruments[str(basis.instrument)].in_force
    if known is None or known.covers(attempt.step.on):
        return None
    return Problem(attempt.where, f"this text is not in force on {attempt.step.on}", "Check the day.")


def _members_take_part(attempt: Attempt) -> list[Problem]:
    """Refuse a meeting of nobody, or of others than members."""
    attended = attempt.step.content["attended"]
    if not attended:
        return [_not_a_member(attempt, "it does not say who took part")]
    return [_not_a_member(attempt, f"{one!r} is no member") for one in attended if not _sits(attempt, one)]


def _members_differ(attempt: Attempt) -> list[Problem]:
    """Refuse a member that is named twice."""
    told = attempt.step.content.get("attended", attempt.step.content.get("members", ()))
    twice = dict.fromkeys(one for one in told if list(told).count(one) > 1)
    return [Problem("members", f"{one!r} is named twice", "Name each once.") for one in twice]


def _has_an_outcome(attempt: Attempt) -> list[Problem]:
    """Refuse a meeting that settled nothing and handed nothing up, or that hands up where nobody is above."""
    told, kind = attempt.step.content, attempt.group.kind
    found = []
    if not told["settled"] and not told["raised"]:
        found.append(Problem("settled", "it does not say what the meeting settled", "Say each matter in words."))
    if told["raised"] and kind.above is None:
        found.append(Problem(attempt.where, "no group is above this one", "Say what the meeting settled instead."))
    return found


def _lead_is_a_member(attempt: Attempt) -> Problem | None:
    """Refuse a task that no member leads."""
    lead = str(attempt.step.content["lead"])
    return None if _sits(attempt, lead) else _not_a_member(attempt, f"{lead!r} is no member")


def _has_time(attempt: Attempt) -> Problem | None:
    """Refuse a task that is over before it begins."""
    until = date.fromisoformat(attempt.step.content["until"])
    if until >= attempt.step.on:
        return None
    return Problem("until", f"{until} is before the day on which it is given", "Give it time.")


def _task_is_open(attempt: Attempt) -> Problem | None:
    """Refuse a report on a task that there is not, that is done, or that was given later."""
    number, earlier = attempt.step.content["task"], Group(attempt.group.id, attempt.group.steps[:-1])
    task = next((one for one in earlier.tasks if one.number == number), None)
    if task is None:
        return Problem("task", f"the group has no task {number}", "See them with: wuxin group show")
    if task.done_on is not None:
        return Problem("task", f"task {number} was done on {task.done_on}", "Nothing is left to report.")
    if attempt.step.on < max((task.given_on, *(on for on, _ in task.reports))):
        return Problem("task", f"task {number} was given or reported on later than that", "Check its day.")
    return None


def _ends_last(attempt: Attempt) -> Problem | None:
    """Refuse an end before what happened in the group."""
    last = max(step.on for step in attempt.group.steps)
    return None if attempt.step.on >= last else Problem("end", f"something happened in it on {last}", "Check its day.")


def _sits(attempt: Attempt, member: str) -> bool:
    return sits_in(member, attempt.group.kind, attempt.group.terms)


def _not_a_member(attempt: Attempt, what: str) -> Problem:
    members = ", ".join(ways_to_name(attempt.group.kind, attempt.group.terms)) or "none"
    return Problem(attempt.where, what, f"Members are: {members}.")


_T = Transition[State, Move, Attempt]
_SET_UP: Final = (_name_is_plain, _text_is_given, _area_fits, _is_the_only_one, _in_force, _members_differ)
_ON_A_TASK: Final = (_text_is_given, _task_is_open)
GROUP_LIFE: Final = Lifecycle[State, Move, Attempt]((
    _T(State.UNKNOWN, Move.SET_UP, State.STANDING, _SET_UP),
    _T(State.STANDING, Move.MET, State.STANDING, (_members_take_part, _members_differ, _has_an_outcome)),
    _T(State.STANDING, Move.TASK, State.STANDING, (_text_is_given, _lead_is_a_member, _has_time)),
    _T(State.STANDING, Move.REPORT, State.STANDING, _ON_A_TASK),
    _T(State.STANDING, Move.DONE, State.STANDING, _ON_A_TASK),
    _T(State.STANDING, Move.END, State.ENDED, (_text_is_given, _ends_last)),
))  # fmt: skip
