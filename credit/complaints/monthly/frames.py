"""Complaints as one table for the analysis, from the register's own or from an evidence package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from credit.complaints.case import Case, case_of
from credit.complaints.clocks import overdue
from credit.complaints.desk_rules import DeskRules
from credit.complaints.moves import LedgerState, Outcome, Party, State
from credit.complaints.steps import Reception
from models.values.moments import shanghai_date
from models.values.working_days import working_or_weekday

__all__ = ["COLUMNS", "frame_of_cases", "frame_of_evidence"]

COLUMNS: Final = (
    "complaint_id", "channel", "community_id", "matter", "liability", "level", "department", "received_on", "accepted",
    "dispute", "mediated", "settled", "answered_on", "closed_on", "satisfaction", "duplicate_of", "withdrawn",
    "reopened", "ledger", "overdue", "due_on",
)  # fmt: skip
"""accepted, dispute, mediated, settled: true, false, or None where the source does not say; overdue: what, or None."""


def frame_of_cases(cases: Iterable[Case], desk: DeskRules, as_of: date) -> pd.DataFrame:
    """Return a row for each complaint of the register, as of the end of a day."""
    return pd.DataFrame([_of_case(case, desk, as_of) for case in cases], columns=[*COLUMNS], dtype=object)


def frame_of_evidence(rows: Iterable[Mapping[str, Any]], desk: DeskRules, as_of: date) -> pd.DataFrame:
    """Return a row for each complaint of an evidence package; what happened after the day has not happened.

    A package does not say what was accepted or mediated, nor at which level: those cells stay empty.
    """
    made = [_of_row(row, desk, as_of) for row in rows if shanghai_date(row["received_at"]) <= as_of]
    return pd.DataFrame(made, columns=[*COLUMNS], dtype=object)


def _of_case(case: Case, desk: DeskRules, as_of: date) -> tuple[Any, ...]:
    told = case.reception
    late = overdue(case, desk, as_of) if not case.is_ended else []
    mediated = bool(case.mediations)
    dispute = mediated or case.sued or case.ledger is not LedgerState.NOT_LISTED or case.reopened > 0
    settled = any(mediation.outcome is Outcome.SETTLED for mediation in case.mediations)
    return (
        told.complaint_id, told.channel, told.community_id, case.matter, str(case.liability), str(case.level),
        case.department, shanghai_date(told.received_at), case.accepted_at is not None, dispute, mediated, settled,
        _day(case.answered_at), _day(case.closed_at), case.satisfaction, case.duplicate_of,
        case.state is State.WITHDRAWN, case.reopened, str(case.ledger), str(late[0].what) if late else None,
        late[0].on if late else None,
    )  # fmt: skip


def _of_row(row: Mapping[str, Any], desk: DeskRules, as_of: date) -> tuple[Any, ...]:
    answered, closed = (_until(_day(row[name]), as_of) for name in ("answered_at", "closed_at"))
    late = _late(row, desk, as_of) if answered is None and closed is None and row["duplicate_of"] is None else None
    liability = row["liability"] or str(Party.UNKNOWN)
    return (
        row["complaint_id"], row["channel"], row["community_id"], row["category"], liability, None, None,
        shanghai_date(row["received_at"]), None, None, None, None, answered, closed,
        row["satisfaction"] if closed is not None else None, row["duplicate_of"], False, 0, None,
        "answer" if late else None, late,
    )  # fmt: skip


def _late(row: Mapping[str, Any], desk: DeskRules, as_of: date) -> date | None:
    """Return the day by which an answer was due, where it has passed: the clock of the city's rules, from reception."""
    reception = Reception(
        "-", desk.id, row["channel"], row["category"] or "other", row["received_at"], row["received_at"]
    )
    late = [due for due in overdue(case_of(reception), desk, as_of, working_or_weekday) if due.what == "answer"]
    return late[0].on if late else None


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else shanghai_date(moment)


def _until(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None
