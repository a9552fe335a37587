"""Property rooms of old estates (物业服务用房): which one each has, and whether an estate is old (RC-28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from credit.renovation.law_shapes import RenovationLaw
from models.errors import Problem

__all__ = ["PropertyRoom", "Tenure", "is_old", "why_not_ended", "why_not_provided"]

Tenure = Literal["rented", "built", "owned"]
"""租赁、新建、自有: rented, newly built, or the owners' own."""


@dataclass(frozen=True, slots=True)
class PropertyRoom:
    """A room of an estate from a day on, until it is given up (None: still there)."""

    community_id: str
    tenure: Tenure
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether the estate has it on a day."""
        return self.since <= day and (self.until is None or day < self.until)


def is_old(law: RenovationLaw, kind: str | None, built_year: int | None) -> bool:
    """Return whether an estate is old: by its year where the plan of the place names one, else by its kind."""
    if law.built is not None and built_year is not None:
        return built_year < law.built.before
    return kind == "old"


def why_not_provided(new: PropertyRoom, before: Sequence[PropertyRoom], today: date) -> list[Problem]:
    """Return every reason why a room may not be entered. `before`: the rooms of the estate so far."""
    problems = []
    if new.since > today:
        problems.append(Problem("since", f"{new.since} has not come yet", "Enter it on its day."))
    for one in before:
        if one.until is None or new.since < one.until:
            what = f"the estate has a room since {one.since}"
            problems.append(Problem("room", what, "Give that up first: wuxin renovation room --give-up"))
    return problems


def why_not_ended(before: Sequence[PropertyRoom], on: date, today: date) -> list[Problem]:
    """Return every reason why a room may not be given up from a day on."""
    held = next((one for one in before if one.until is None), None)
    if held is None or on <= held.since:
        what = f"the estate has no room on {on} that could be given up"
        return [Problem("room", what, "See which it has: wuxin renovation rooms")]
    if on > today:
        return [Problem("on", f"{on} has not come yet", "Enter it on its day.")]
    return []
