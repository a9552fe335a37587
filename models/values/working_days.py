"""Working days (工作日) of mainland China: weekends and holidays out, the make-up working days of the State Council in.

The table is that of the package `chinesecalendar`, which follows the yearly notices of the State Council's office. A
year without a notice yet has no working days that anybody could count, so counting into it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from chinese_calendar import is_workday

from models.errors import InputError, Problem

__all__ = ["Calendar", "is_working", "working_day_after", "working_days_between", "working_or_weekday"]

Calendar = Callable[[date], bool]
"""Given a day, whether it is a working day; raises InputError where nobody can know yet."""

_FRIDAY: Final = 4
_ONE: Final = timedelta(days=1)


def is_working(day: date) -> bool:
    """Return whether a day is a working day. Raises InputError for a year whose holidays are not published."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        what = f"the holidays of {day.year} are not in the calendar, so working days cannot be counted into it"
        remedy = "They are published late in the year before: update the package chinesecalendar, then try again."
        raise InputError(Problem("working days", what, remedy)) from None


def working_or_weekday(day: date) -> bool:
    """Return whether a day is a working day; in a year whose holidays are not published yet, whether it is a weekday.

    A complaint of late December must be taken in although nobody knows next year's holidays: a deadline that is worked
    out anew each time it is asked for is right as soon as the notice is out.
    """
    try:
        return is_working(day)
    except InputError:
        return day.weekday() <= _FRIDAY


def working_day_after(day: date, count: int, calendar: Calendar = is_working) -> date:
    """Return the `count`-th working day after a day, which itself is not counted; the day itself for 0.

    As periods of civil law run: the first day does not count (Civil Code, article 201). Raises ValueError for a
    negative count, InputError where the calendar ends.
    """
    if count < 0:
        message = f"{count} working days cannot lie ahead"
        raise ValueError(message)
    found = day
    while count:
        found += _ONE
        count -= calendar(found)
    return found


def working_days_between(start: date, end: date, calendar: Calendar = is_working) -> int:
    """Return how many working days there are after `start` up to and with `end`; 0 where `end` is not after `start`."""
    return sum(calendar(start + timedelta(days=number)) for number in range(1, (end - start).days + 1))
