"""Monthly tasks of subdistricts in the register: read from the month's analysis, given owners, pushed, receipted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints.tasks import Task, task_content, tasks_of, why_not_assigned
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import DutyDone
from models.values.canonical import digest
from models.values.moments import moment_number, moment_text, shanghai_date
from web.register.standing.pushes import facts_of_acts
from web.register.standing.staff import appointments

__all__ = ["assign_owner", "push_tasks", "receive_tasks", "tasks_in"]


def tasks_in(session: Session, desk: str, month: str) -> list[Task]:
    """Return the tasks of a month that was analysed. Raises InputError for a month that was not."""
    row = DutyDone
    query = select(col(row.result)).where(
        col(row.kind) == "complaints.month", col(row.subject) == f"desk/{desk}", col(row.period) == month
    )
    result = session.scalar(query)
    if result is None:
        remedy = "Months are analysed when they are over: wuxin scheduler --once"
        raise InputError(Problem(month, f"this month of the desk {desk} was not analysed yet", remedy))
    told = [one for one in facts_of_acts(session, "task.assigned") if (one["desk"], one["month"]) == (desk, month)]
    return tasks_of(desk, month, result, {one["community"]: one["staff"] for one in told})


def assign_owner(clerk: Clerk, about: tuple[str, str, str], staff_no: str) -> Task:
    """Make a case somebody's and put it on record; `about`: desk, month, community. The newest assignment holds.

    Raises RefusedError with every reason why it may not be theirs.
    """
    desk, month, community = about
    found = next((one for one in tasks_in(clerk.session, desk, month) if one.community_id == community), None)
    problems = why_not_assigned(found, staff_no, appointments(clerk.session), shanghai_date(clerk.at))
    if problems:
        raise RefusedError(problems)
    told = {"desk": desk, "month": month, "community": community, "staff": staff_no}
    clerk.enter("task.assigned", f"community/{community}", told)
    return next(one for one in tasks_in(clerk.session, desk, month) if one.community_id == community)


def push_tasks(clerk: Clerk, desk: str, month: str, subdistrict: str) -> dict[str, Any]:
    """Return the tasks of a subdistrict as a file's content, and put on record what was pushed.

    Raises RefusedError where there is none for it.
    """
    content = task_content(tasks_in(clerk.session, desk, month), subdistrict, moment_text(moment_number(clerk.at)))
    if not content["items"]:
        what = f"the analysis of {month} watches no community of {subdistrict!r}"
        raise RefusedError(Problem("subdistrict", what, "See them with: wuxin task show"))
    told = {"digest": digest(content), "month": month, "desk": desk, "items": len(content["items"])}
    clerk.enter("task.pushed", f"subdistrict/{subdistrict}", told)
    return content


def receive_tasks(clerk: Clerk, content: Mapping[str, Any], receipt: str) -> str:
    """Put the receipt for pushed tasks on record. Raises InputError for a file that was not pushed, or changed."""
    name = digest(dict(content))
    if name not in {facts["digest"] for facts in facts_of_acts(clerk.session, "task.pushed")}:
        what = "this file was never pushed, or was changed since"
        raise InputError(Problem("tasks", what, "Take the file that `wuxin task push` wrote."))
    if name in {facts["digest"] for facts in facts_of_acts(clerk.session, "task.received")}:
        raise RefusedError(Problem("tasks", "their receipt is on record already", "Nothing is left to do."))
    return clerk.enter(
        "task.received", f"subdistrict/{content['subdistrict']}", {"digest": name, "receipt": receipt}
    )  # fmt: skip
