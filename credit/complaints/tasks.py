"""Tasks for towns and subdistricts (属地化解任务): the month's watched communities, with case owners and receipts.

Rongcheng plan 11: the demands of each month are pushed to the town to be dissolved there; for communities with many
petitions, grave trouble or no company, the town assigns somebody who answers for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from credit.complaints.staff import Appointment
from models.errors import Problem

__all__ = ["TASK_FORMAT", "Task", "task_content", "tasks_of", "why_not_assigned"]

TASK_FORMAT: Final = "wuxin monthly tasks 1"


@dataclass(frozen=True, slots=True)
class Task:
    """任务: a community that a month's analysis has watched, why, and whose case it is (None: nobody's yet).

    why: `rate` (a hot spot), `repeated` (one matter again and again), `unserved` (no company).
    """

    desk: str
    month: str
    community_id: str
    name: str | None
    subdistrict: str | None
    complaints: int
    why: tuple[str, ...]
    owner: str | None = None


def tasks_of(desk: str, month: str, result: Mapping[str, Any], owners: Mapping[str, str]) -> list[Task]:
    """Return the tasks of a month from what its analysis left on record. `owners`: community -> staff number."""
    return [
        Task(
            desk, month, row["community_id"], row["name"], row["subdistrict"], row["complaints"], tuple(row["why"]),
            owners.get(row["community_id"]),
        )
        for row in result["watched"]
    ]  # fmt: skip


def why_not_assigned(task: Task | None, staff_no: str, staff: Iterable[Appointment], day: date) -> list[Problem]:
    """Return every reason why a case may not be somebody's; none where it may: of its subdistrict, in office."""
    if task is None:
        what = "the month's analysis does not watch this community"
        return [Problem("community", what, "See them with: wuxin task show")]
    held = next((one for one in staff if one.staff_no == staff_no and one.holds(day)), None)
    if held is None:
        return [Problem("staff", f"{staff_no} holds no office on {day}", "Appoint first: wuxin staff appoint")]
    if task.subdistrict is not None and held.subdistrict != task.subdistrict:
        what = f"{staff_no} is of {held.subdistrict}, and the community of {task.subdistrict}"
        return [Problem("staff", what, "Name somebody of its own subdistrict.")]
    return []


def task_content(tasks: Sequence[Task], subdistrict: str, made_at: str) -> dict[str, Any]:
    """Return the tasks of a subdistrict as the file that is pushed to it, plain values with a canonical form."""
    own = [one for one in tasks if one.subdistrict == subdistrict]
    items = [
        {"community_id": one.community_id, "name": one.name, "complaints": one.complaints, "why": list(one.why),
         "owner": one.owner}
        for one in own
    ]  # fmt: skip
    told = {"format": TASK_FORMAT, "subdistrict": subdistrict, "made_at": made_at}
    return {**told, "desk": own[0].desk if own else None, "month": own[0].month if own else None, "items": items}
