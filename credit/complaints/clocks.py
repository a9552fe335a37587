"""Deadlines, computed from what is on record and never kept: what is due next, and what is overdue on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from credit.complaints.case import Case, Stop
from credit.complaints.desk_rules import Clock, DeskRules
from credit.complaints.moves import LedgerState, State
from models.values.moments import shanghai_date
from models.values.working_days import Calendar, working_day_after, working_or_weekday

__all__ = ["Due", "Duty", "dues", "next_due", "overdue", "reopens_until"]


class Duty(StrEnum):
    """What is due."""

    ACCEPT = "accept"
    ANSWER = "answer"
    ESCALATE = "escalate"
    MEDIATE = "mediate"
    CLOSE = "close"
    RECTIFY = "rectify"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """The last day on which something is still in time, and what it is."""

    on: date
    what: Duty


def dues(case: Case, desk: DeskRules, calendar: Calendar = working_or_weekday) -> list[Due]:
    """Return everything that is due of a complaint, the earliest first; nothing while mediation stops the clocks."""
    found = [Due(_end(case, desk, clock, since, calendar), duty) for duty, clock, since in _running(case, desk)]
    if case.ledger_due_on is not None and case.ledger in (LedgerState.ASSIGNED, LedgerState.RECTIFYING):
        found.append(Due(case.ledger_due_on, Duty.RECTIFY))
    return sorted(found)


def next_due(case: Case, desk: DeskRules, calendar: Calendar = working_or_weekday) -> Due | None:
    """Return what is due next, None where nothing is: the one question that a scheduler asks."""
    return next(iter(dues(case, desk, calendar)), None)


def overdue(case: Case, desk: DeskRules, as_of: date, calendar: Calendar = working_or_weekday) -> list[Due]:
    """Return what should have been done before a day and is not."""
    return [due for due in dues(case, desk, calendar) if due.on < as_of]


def reopens_until(case: Case, desk: DeskRules, calendar: Calendar = working_or_weekday) -> date | None:
    """Return the last day on which a closed complaint may be reopened; None where it is not closed."""
    if case.closed_at is None:
        return None
    return _after(desk.clocks.reopen, shanghai_date(case.closed_at), (), calendar)


def _running(case: Case, desk: DeskRules) -> Iterator[tuple[Duty, Clock, datetime]]:
    """Yield the clocks that run, and since when."""
    clocks = desk.clocks
    if case.state is State.MEDIATING:
        yield Duty.MEDIATE, clocks.mediate, case.stops[-1].since
        if desk.mediation.stops_clocks:
            return
    if case.state in (State.RECEIVED, State.ROUTED) and case.accepted_at is None:
        yield Duty.ACCEPT, clocks.accept, case.level_since
    if case.state in (State.RECEIVED, State.ROUTED, State.ACCEPTED):
        yield Duty.ANSWER, clocks.answer, case.answer_since
    if case.state in (State.ROUTED, State.ACCEPTED, State.UNSETTLED) and case.level is not desk.levels[-1]:
        yield Duty.ESCALATE, clocks.level, case.level_since
    if case.last_answer_at is not None and case.state in (State.ANSWERED, State.SETTLED, State.UNSETTLED, State.JUDGED):
        yield Duty.CLOSE, clocks.close, case.last_answer_at


def _end(case: Case, desk: DeskRules, clock: Clock, since: datetime, calendar: Calendar) -> date:
    stops = case.stops if desk.mediation.stops_clocks else ()
    ended = tuple(stop for stop in stops if stop.until is not None)
    return _after(clock, shanghai_date(since), ended, calendar)


def _after(clock: Clock, since: date, stops: tuple[Stop, ...], calendar: Calendar) -> date:
    """Return the last day of a clock; days on which mediation ran do not count."""
    counted = calendar if clock.working_days is not None else _every_day
    over = [(shanghai_date(stop.since), shanghai_date(stop.until)) for stop in stops if stop.until]

    def counts(day: date) -> bool:
        return not any(begun < day <= ended for begun, ended in over) and counted(day)

    return working_day_after(since, clock.working_days or clock.days or 0, counts)


def _every_day(_day: date) -> bool:
    return True
