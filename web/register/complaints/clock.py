"""What is overdue, and what time sends a level up: all that a scheduler has to ask."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from credit.complaints import DeskRules, Move, Role, Step, overdue
from credit.complaints.case import Case
from credit.complaints.clocks import Duty
from credit.complaints.moves import Cause
from models.record import Clerk
from models.values.moments import shanghai_date
from web.register.complaints.cases import open_cases, take_step

__all__ = ["escalate_timeouts", "overdue_rows"]

BY = "the clock"


def overdue_rows(session: Session, desk: DeskRules, as_of: date) -> list[dict[str, object]]:
    """Return a row for everything that should have been done before a day, the oldest first."""
    rows: list[dict[str, object]] = [
        {"complaint": case.reception.complaint_id, "state": str(case.state), "level": str(case.level),
         "department": case.ledger_unit or case.department or "-", "ledger": str(case.ledger), "due": due.on,
         "what": str(due.what)}
        for case in open_cases(session, desk)
        for due in overdue(case, desk, as_of)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (str(row["due"]), str(row["complaint"]), str(row["what"])))


def escalate_timeouts(clerk: Clerk, desk: DeskRules) -> list[str]:
    """Send every complaint whose level has run out of time one level up, and return their numbers.

    Asked twice on one day it does nothing the second time: the next level has its own time.
    """
    late = [case for case in open_cases(clerk.session, desk) if _timed_out(case, desk, shanghai_date(clerk.at))]
    for case in late:
        above = desk.levels[desk.levels.index(case.level) + 1]
        step = Step(Move.ESCALATE, Role.CLOCK, BY, clerk.at, level=above, cause=Cause.TIMEOUT)
        take_step(clerk, desk, case.reception.complaint_id, step)
    return [case.reception.complaint_id for case in late]


def _timed_out(case: Case, desk: DeskRules, day: date) -> bool:
    return any(due.what is Duty.ESCALATE for due in overdue(case, desk, day))
