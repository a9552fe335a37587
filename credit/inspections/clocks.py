"""Time limits (期限): the day until which something may be done, in days or working days."""

from __future__ import annotations

from datetime import date, timedelta

from credit.inspections.shapes import Clock, Clocks, Severity
from models.values.working_days import Calendar, is_working, working_day_after

__all__ = ["due_on", "rectify_by"]


def due_on(start: date, clock: Clock, calendar: Calendar = is_working) -> date:
    """Return the last day on which it is in time; `start` itself is not counted (Civil Code, article 201)."""
    if clock.days is not None:
        return start + timedelta(days=clock.days)
    return working_day_after(start, clock.working_days or 0, calendar)


def rectify_by(inspected_on: date, severity: Severity, clocks: Clocks, calendar: Calendar = is_working) -> date:
    """Return the last day for putting a finding right. Raises InputError where the calendar ends."""
    clock: Clock = getattr(clocks, severity)
    return due_on(inspected_on, clock, calendar)
