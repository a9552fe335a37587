"""Property officers of subdistricts and neighbourhoods (物业专职人员), and how much of a city they cover.

Hangzhou plan 2 (1) 3 and Zhuji opinions 4: a property office in each subdistrict with a named leader and full-time
staff, and an officer or workstation in each neighbourhood.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.errors import Problem

__all__ = ["Appointment", "Coverage", "StaffRole", "coverage", "in_office", "why_not_appointed"]

StaffRole = Literal["leader", "officer"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """任职: a staff number in an office from a day on, until it is relieved (None: still in office).

    A leader is of a subdistrict; an officer is of one of its neighbourhoods, or of the subdistrict's own office.
    """

    staff_no: str
    role: StaffRole
    subdistrict: str
    neighbourhood: str | None
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Coverage:
    """覆盖率: of a subdistrict, neighbourhoods with an officer of all, whether it has a leader, and its staff."""

    subdistrict: str
    neighbourhoods: int
    covered: int
    has_leader: bool
    staff: int


def in_office(appointments: Iterable[Appointment], day: date) -> list[Appointment]:
    """Return those who hold an office on a day, by staff number."""
    return sorted((one for one in appointments if one.holds(day)), key=lambda one: one.staff_no)


def coverage(
    appointments: Iterable[Appointment], neighbourhoods: Collection[tuple[str, str]], day: date
) -> list[Coverage]:  # fmt: skip
    """Return what each subdistrict has on a day; `neighbourhoods`: (subdistrict, neighbourhood or "") of the city."""
    holding = in_office(appointments, day)
    named = {name for name, _ in neighbourhoods} | {one.subdistrict for one in holding}
    return [
        _of(name, holding, {place for other, place in neighbourhoods if place and other == name})
        for name in sorted(named)
    ]


def why_not_appointed(new: Appointment, before: Sequence[Appointment], subdistricts: Collection[str]) -> list[Problem]:
    """Return every reason why somebody may not be appointed; none where they may be.

    `before`: all appointments so far; `subdistricts`: those of the city. One person holds one office at a time.
    """
    problems = []
    if new.subdistrict not in subdistricts:
        what = f"there is no subdistrict {new.subdistrict!r} in the register"
        problems.append(Problem("subdistrict", what, f"Known: {', '.join(sorted(subdistricts)) or 'none'}."))
    if new.role == "leader" and new.neighbourhood is not None:
        problems.append(Problem("role", "a leader is of the whole subdistrict", "Leave out --neighbourhood."))
    for one in before:
        if one.staff_no == new.staff_no and (one.until is None or new.since < one.until):
            what = f"{one.staff_no} holds an office since {one.since}"
            problems.append(Problem("staff", what, "Relieve first: wuxin staff relieve"))
    return problems


def _of(name: str, holding: Sequence[Appointment], places: Collection[str]) -> Coverage:
    own = [one for one in holding if one.subdistrict == name]
    covered = {one.neighbourhood for one in own} & set(places)
    return Coverage(name, len(places), len(covered), any(one.role == "leader" for one in own), len(own))
