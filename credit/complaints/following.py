"""What a complainer sees of a complaint, and nothing personal: state, level, who handles it, deadlines, answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credit.complaints.case import Case
from credit.complaints.clocks import dues, reopens_until
from credit.complaints.desk_rules import DeskRules
from credit.complaints.moves import LedgerState, State
from credit.complaints.steps import Step
from credit.complaints.wording import DUTIES, LEDGER, LEVELS, MOVES, PARTIES, STATES
from models.values.moments import shanghai_date

__all__ = ["Followed", "followed"]

Language = str


@dataclass(frozen=True, slots=True)
class Followed:
    """A complaint as its complainer may see it, in one language; `answers` are what it was told."""

    complaint_id: str
    state: str
    level: str
    department: str | None
    decided_by: str | None
    liability: str
    received_on: date
    deadlines: tuple[tuple[date, str], ...]
    steps: tuple[tuple[date, str], ...]
    answers: tuple[str, ...]
    because: str | None
    ledger: str | None
    reopen_until: date | None


def followed(
    case: Case, steps: Sequence[Step], answers: Sequence[str], desk: DeskRules, language: Language = "zh"
) -> Followed:
    """Return what the complainer may see; `answers` come from the vault and were written to the complainer."""
    level = f"{LEVELS[case.level][language]} ({getattr(desk.offices[case.level], language)})"
    return Followed(
        complaint_id=case.reception.complaint_id,
        state=STATES[case.state][language],
        level=level,
        department=_department(case, desk, language),
        decided_by=case.duty_line and f"{case.duty_version}: {case.duty_line}",
        liability=PARTIES[case.liability][language],
        received_on=shanghai_date(case.reception.received_at),
        deadlines=tuple((due.on, DUTIES[due.what][language]) for due in dues(case, desk)),
        steps=tuple((shanghai_date(step.at), MOVES[step.move][language]) for step in steps),
        answers=tuple(answers),
        because=_because(case),
        ledger=None if case.ledger is LedgerState.NOT_LISTED else LEDGER[case.ledger][language],
        reopen_until=reopens_until(case, desk),
    )


def _because(case: Case) -> str | None:
    if case.state is State.DUPLICATE:
        return f"{case.duplicate_of}: {case.duplicate_reason}"
    return case.refused_because if case.state is State.REFUSED else None


def _department(case: Case, desk: DeskRules, language: Language) -> str | None:
    lines = [line for duties in desk.duties if duties.version == case.duty_version for line in duties.lines]
    found = next((line for line in lines if line.id == case.duty_line), None)
    return case.department if found is None else str(getattr(found.department, language))
