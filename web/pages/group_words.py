"""Leading groups in words: what a group is called, how a task stands, who took part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext, lazy_gettext

from credit.groups import Group, TaskState, due_of, member_name, missed, next_meeting
from web.languages import language, pick

__all__ = ["LEVELS", "STATES", "GroupRow", "called", "due_words", "member", "row_of"]

LEVELS: Final[Mapping[str, object]] = {
    "city": lazy_gettext("city"), "district": lazy_gettext("district or county"),
    "subdistrict": lazy_gettext("subdistrict or town"), "neighbourhood": lazy_gettext("neighbourhood"),
}  # fmt: skip
STATES: Final[Mapping[TaskState, object]] = {
    TaskState.OPEN: lazy_gettext("under way"), TaskState.OVERDUE: lazy_gettext("overdue"),
    TaskState.DONE: lazy_gettext("done in time"), TaskState.DONE_LATE: lazy_gettext("done late"),
    TaskState.DROPPED: lazy_gettext("dropped: the group ended"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group on a day: when it met last, by when it has to meet, which periods had no meeting, its open tasks."""

    group: Group
    name: str
    met_on: date | None
    next_by: date | None
    missed: tuple[date, ...]
    open: int
    overdue: int


def row_of(group: Group, day: date) -> GroupRow:
    """Return a group that is known up to a day as a row."""
    tasks = [one.late for one in due_of(group, day) if one.what == "task"]
    met = group.meetings[-1].on if group.meetings else None
    gone = tuple(missed(group, day))
    return GroupRow(group, called(group), met, next_meeting(group), gone, len(tasks), sum(tasks))


def called(group: Group) -> str:
    """Return what a group is called: its area, where it has one, and the title of its kind."""
    title: str = pick(group.kind.title)
    terms = group.terms
    if not terms.area:
        return title
    area = terms.area if terms.subdistrict is None else f"{terms.subdistrict} {terms.area}"
    return str(gettext("%(area)s: %(group)s", area=area, group=title))


def due_words(name: str) -> str:
    """Return what a group owes, by its name: `meeting`, `task 3`."""
    number = name.partition(" ")[2]
    return str(gettext("Report on task %(no)s", no=number) if number else gettext("Hold the meeting"))


def member(group: Group, code: str) -> str:
    """Return what a member of a group is called."""
    return member_name(group, code, language())
