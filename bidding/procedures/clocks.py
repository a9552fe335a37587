"""Clocks of a tender as days: until when, or from when on, something is in time; each with its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bidding.notices import Notice
from bidding.procedures.laws import Procedures
from bidding.procedures.shapes import Period, PeriodName
from models.values.working_days import Calendar, is_working, working_day_after

__all__ = ["Clock", "clock_of", "is_statutory"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A period of the law as it runs for one tender. Periods run from the day after their start (Civil Code 201)."""

    period: Period
    article: str
    calendar: Calendar = is_working

    @property
    def length(self) -> str:
        """Return its length in words."""
        days, working = self.period.days, self.period.working_days
        return f"{days} days" if days is not None else f"{working} working days"

    def after(self, start: date) -> date:
        """Return the last day of the period that a day starts. Raises InputError where the calendar ends."""
        if self.period.days is not None:
            return start + timedelta(days=self.period.days)
        return working_day_after(start, self.period.working_days or 0, self.calendar)

    def before(self, end: date) -> date:
        """Return the last day from which the whole period still lies before a day."""
        found = end - timedelta(days=self.period.days or self.period.working_days or 0)
        while self.after(found) > end:
            found -= timedelta(days=1)
        return found


def is_statutory(notice: Notice, law: Procedures) -> bool:
    """Return whether the law demands this tender (依法必须进行招标)."""
    rule = law.statutory(
        notice.kind, residential=notice.residential, state_funds=notice.state_funds,
        estimate_fen=notice.estimate_fen,
    )  # fmt: skip
    return rule is not None


def clock_of(name: PeriodName, notice: Notice, law: Procedures, calendar: Calendar = is_working) -> Clock | None:
    """Return a clock as it runs for a notice, None where no law sets it."""
    period = law.period(name, notice.kind, statutory=is_statutory(notice, law))
    return None if period is None else Clock(period, law.cite(period.basis), calendar)
