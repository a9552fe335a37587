"""Whose a complaint is: by its matter, the line of the duty list in force on the day it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credit.complaints.desk_rules import DeskRules, DutyLine, DutyList
from models.errors import Problem, RefusedError

__all__ = ["Route", "route"]


@dataclass(frozen=True, slots=True)
class Route:
    """Which line of which version of the duty list decided, and what it says."""

    duties: DutyList
    line: DutyLine
    matter: str

    def says(self) -> dict[str, object]:
        """Return the fields of a step that routes."""
        return {
            "matter": self.matter, "duty_version": self.duties.version, "duty_line": self.line.id,
            "department": self.line.department.zh, "liability": self.line.liability,
        }  # fmt: skip


def route(desk: DeskRules, matter: str, on: date) -> Route:
    """Return the route of a matter on a day. Raises RefusedError for a matter that the list does not know.

    HZ-04, ZJ-06: matter, competent department and channel are published, so anybody can look up who decides.
    """
    duties = desk.duties_on(on)
    if duties is None:
        what = f"no duty list was in force on {on}"
        raise RefusedError(Problem(f"duty list of {desk.id}", what, "Add one that covers the day."))
    line = next((line for line in duties.lines if matter in line.matters), None)
    if line is None:
        what = f"no line names the matter {matter!r}"
        remedy = f"Choose one of {', '.join(duties.matters)}."
        raise RefusedError(Problem(f"duty list {duties.version} of {desk.id}", what, remedy))
    return Route(duties, line, matter)
