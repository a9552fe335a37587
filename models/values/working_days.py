"""Working days (工作日) of mainland China: weekends and holidays out, the make-up working days of the State Council in.

The table is that of the package `chinesecalendar`, which follows the yearly notices of the State Council's office. A
year without a notice yet has no working days that anybody could count: a decision that rests on them is refused, a day
that is only shown is counted provisionally and said to be (`is_provisional`), and who runs the portal is told in time
(`calendar_due`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

from chinese_calendar import is_workday
from chinese_calendar.constants import holidays

from models.errors import InputError, Problem

__all__ = [
    "Calendar", "calendar_due", "is_provisional", "is_working", "known_until", "working_day_after",
    "working_days_between", "working_or_weekday",
]  # fmt: skip

Calendar = Callable[[date], bool]
"""Given a day, whether it is a working day; raises InputError where nobody can know yet."""

_FRIDAY: Final = 4
_ONE: Final = timedelta(days=1)
_EXPECTED: Final = (11, 1)
"""Month and day from which the next year's calendar is asked for. Our own choice: the State Council's office tells the
holidays of a year around November of the year before, and periods of law reach into it from then on."""


def is_working(day: date) -> bool:
    """Return whether a day is a working day. Raises InputError for a year whose holidays are not published."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        what = f"the holidays of {day.year} are not in the calendar, so working days cannot be counted into it"
        remedy = "They are published late in the year before: update the package chinesecalendar, then try again."
        raise InputError(Problem("working days", what, remedy)) from None


@cache
def known_until() -> date:
    """Return the last day of which is known whether people work on it: the end of the last year with a notice."""
    return date(max(holidays).year, 12, 31)


def is_provisional(day: date) -> bool:
    """Return whether a day was counted into a year whose holidays are not published: by the week alone."""
    return day > known_until()


def calendar_due(on: date, known: date | None = None) -> date | None:
    """Return by which day the next year's holidays have to be brought in; None while nobody need look for them.

    `known`: the last day that is known, else that of the calendar which is installed.
    """
    last = known_until() if known is None else known
    return last if on >= date(last.year, *_EXPECTED) else None


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
