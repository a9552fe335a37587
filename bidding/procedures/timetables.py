"""A timetable proposed from the clocks of a place (招标日程): each day with the period and the article it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bidding.notices import Method
from bidding.procedures.clocks import Clock
from bidding.procedures.laws import Procedures
from bidding.procedures.methods import Situation
from bidding.procedures.shapes import PeriodName
from models.values.working_days import Calendar, is_working

__all__ = ["Milestone", "Timetable", "timetable"]

_AGREED_DAYS: Final = 3
"""Days that one company with whom it is agreed has, where no law gives it any: our own choice."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day in the timetable, by the clock that sets it; `bound` says whether it is the first or the last day."""

    name: PeriodName
    day: date
    bound: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Timetable:
    """The earliest days by the law, each a proposal: published, questions and bids close; `milestones` say why."""

    publish_on: date
    questions_close_on: date
    bids_close_on: date
    milestones: tuple[Milestone, ...]


def timetable(
    case: Situation, method: Method, filed_on: date, law: Procedures, calendar: Calendar = is_working
) -> Timetable:
    """Return what the law makes of a filing on a day. Raises InputError where the calendar of working days ends."""
    clocks = _Clocks(case, law, calendar)
    before = [clock for name in _FILED if (clock := clocks.of(name)) is not None]
    publish_on = max([filed_on, *(clock.after(filed_on) for clock in before)])
    prepared = None if method is Method.DIRECT else clocks.of(PeriodName.BIDS_PREPARED)
    least = publish_on + timedelta(days=_AGREED_DAYS) if prepared is None else prepared.after(publish_on)
    closes_on = _working(least, calendar)
    clarified = clocks.of(PeriodName.CLARIFIED)
    asked = publish_on if clarified is None else clarified.before(closes_on)
    questions = min(max(asked, publish_on + timedelta(days=1)), closes_on - timedelta(days=1))
    return Timetable(
        publish_on, questions, closes_on, tuple(_milestones(clocks, filed_on, publish_on, closes_on, prepared))
    )


_FILED: Final = (PeriodName.NOTICE_FILED, PeriodName.DOCUMENTS_FILED)


@dataclass(frozen=True, slots=True)
class _Clocks:
    case: Situation
    law: Procedures
    calendar: Calendar

    def of(self, name: PeriodName) -> Clock | None:
        """Return a clock as it runs for the case, None where no law sets it."""
        case = self.case
        statutory = self.law.statutory(
            case.kind, residential=case.residential, state_funds=case.state_funds, estimate_fen=case.estimate_fen
        )
        period = self.law.period(name, case.kind, statutory=statutory is not None)
        return None if period is None else Clock(period, self.law.cite(period.basis), self.calendar)


def _milestones(
    clocks: _Clocks, filed_on: date, publish_on: date, closes_on: date, prepared: Clock | None
) -> Iterator[Milestone]:
    for name in _FILED:
        if (clock := clocks.of(name)) is not None:
            yield Milestone(name, clock.after(filed_on), clock.period.bound, clock)
    if prepared is not None:
        yield Milestone(PeriodName.BIDS_PREPARED, prepared.after(publish_on), prepared.period.bound, prepared)
    for name in (PeriodName.CLARIFIED, PeriodName.DOCUMENTS_OBJECTED):
        if (clock := clocks.of(name)) is not None:
            yield Milestone(name, clock.before(closes_on), clock.period.bound, clock)


def _working(day: date, calendar: Calendar) -> date:
    while not calendar(day):
        day += timedelta(days=1)
    return day
