"""What a group owes by a day: its next meeting where the text gives a number, and its open tasks; how tasks stand.

A number of meetings is counted in quarters or half-years of the calendar, from the first whole one after the group was
set up; where the text says "regularly", nothing is due. Everything is said of a group that is known up to the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from credit.groups.group import Group, Task, TaskState
from credit.groups.members import member_name
from models.values.periods import Duration

__all__ = ["Due", "Tally", "due_of", "matters_from_below", "missed", "next_meeting", "tally"]

_ONE: Final = timedelta(days=1)
_GOING: Final = (TaskState.OPEN, TaskState.OVERDUE)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that a group owes: its meeting, or the task of a number; by the end of a day, late or not."""

    what: Literal["meeting", "task"]
    on: date
    late: bool
    task: int | None = None

    @property
    def name(self) -> str:
        """What is owed as one word or two: `meeting`, `task 3`."""
        return self.what if self.task is None else f"{self.what} {self.task}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How the tasks stand that one organisation leads; `reported` of those not done have a report."""

    lead: str
    open: int
    overdue: int
    done: int
    done_late: int
    reported: int


def next_meeting(group: Group) -> date | None:
    """Return the last day for the next meeting; None where the text gives no number, or the group has ended."""
    every = group.kind.meets.every
    if every is None or group.ended_on is not None:
        return None
    last = max((group.since, *(one.on for one in group.meetings)))
    return _last_day(_last_day(last, every) + _ONE, every)


def missed(group: Group, day: date) -> list[date]:
    """Return the last day of each period that is over on a day and in which the group owed a meeting and had none."""
    every = group.kind.meets.every
    if every is None:
        return []
    met = {_last_day(one.on, every) for one in group.meetings}
    stop, found = min(day, group.ended_on or day), []
    last = _last_day(_last_day(group.since, every) + _ONE, every)
    while last < stop:
        found += [last] * (last not in met)
        last = _last_day(last + _ONE, every)
    return found


def due_of(group: Group, day: date) -> list[Due]:
    """Return what a group owes on a day, what is due first first."""
    meeting = next_meeting(group)
    found = [] if meeting is None else [Due("meeting", meeting, meeting < day)]
    found += [
        Due("task", one.until, one.state(day) is TaskState.OVERDUE, one.number)
        for one in group.tasks
        if one.state(day) in _GOING
    ]
    return sorted(found, key=lambda one: (one.on, one.what, one.task or 0))


def tally(groups: Iterable[Group], day: date, language: str = "en") -> list[Tally]:
    """Return how tasks stand by who leads them, as people call them in a language, most overdue first."""
    led: dict[str, list[Task]] = {}
    for group in groups:
        for task in group.tasks:
            led.setdefault(member_name(group, task.lead, language), []).append(task)
    found = [_tally(lead, tasks, day) for lead, tasks in led.items()]
    return sorted(found, key=lambda one: (-one.overdue, -one.open, one.lead))


def matters_from_below(
    group: Group, others: Iterable[Group], districts: Mapping[str, str]
) -> list[tuple[Group, date, str]]:  # fmt: skip
    """Return what groups below have handed up since this one last met: the group, the day, the matter.

    `districts`: subdistrict -> the district in which it lies.
    """
    since = max((one.on for one in group.meetings), default=date.min)
    below = [one for one in others if one.terms.city == group.terms.city and one.kind.above == group.terms.kind]
    found = [
        (one, met.on, matter) for one in below if _under(group, one, districts)
        for met in one.meetings if met.on > since
        for matter in met.raised
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one[1], one[0].id))


def _under(group: Group, below: Group, districts: Mapping[str, str]) -> bool:
    subdistrict = below.subdistrict
    if group.kind.level == "district":
        return districts.get(subdistrict or "") == group.terms.area
    return group.kind.level == "city" or subdistrict == group.terms.area


def _tally(lead: str, tasks: Sequence[Task], day: date) -> Tally:
    states = Counter(task.state(day) for task in tasks)
    going = (task for task in tasks if task.state(day) in _GOING)
    return Tally(
        lead, states[TaskState.OPEN], states[TaskState.OVERDUE], states[TaskState.DONE], states[TaskState.DONE_LATE],
        sum(bool(task.reports) for task in going),
    )  # fmt: skip


def _last_day(day: date, every: Duration) -> date:
    """Return the last day of the quarter or half-year that a day lies in."""
    first = date(day.year, every.months * ((day.month - 1) // every.months) + 1, 1)
    return every.after(first) - _ONE
