"""Days as numbers, ISO 8601 durations, and how long a fact is valid (有效期).

Days are counted from 1970-01-01, as Arrow's date32 does: engines compare integers and never do date arithmetic.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

__all__ = ["FIRST_DAY", "NEVER", "Duration", "Validity", "alive_from", "day_number", "day_of", "valid_until"]

_EPOCH = date(1970, 1, 1).toordinal()
FIRST_DAY = date.min.toordinal() - _EPOCH
NEVER = date.max.toordinal() - _EPOCH
"""The last day there is; a fact valid until then never ends."""

_DURATION = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)


def day_number(day: date) -> int:
    """Return the days from 1970-01-01 to this day."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Return the date of a day number."""
    return date.fromordinal(number + _EPOCH)


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A calendar duration, ISO 8601 `P1Y6M`, `P30D`."""

    months: int
    days: int

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Return the duration, or raise ValueError for anything but whole years, months, weeks and days."""
        match = _DURATION.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            message = f"{text!r} is no ISO 8601 duration of years, months, weeks and days, like P1Y or P6M"
            raise ValueError(message)
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(months=12 * years + months, days=7 * weeks + days)

    def __str__(self) -> str:
        """Return the ISO 8601 text."""
        years, months = divmod(self.months, 12)
        parts = [f"{n}{unit}" for n, unit in ((years, "Y"), (months, "M"), (self.days, "D")) if n]
        return "P" + ("".join(parts) or "0D")

    def after(self, day: date) -> date:
        """Return day + duration by the calendar, clipped to the month's end: 29 February + P1Y = 28 February.

        Never falls as `day` grows, which is what `alive_from` rests on. Ends at date.max.
        """
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        if year > date.max.year:
            return date.max
        last = calendar.monthrange(year, month + 1)[1]
        try:
            return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)
        except OverflowError:
            return date.max

    def before(self, day: date) -> date:
        """Return day - duration by the calendar, clipped to the month's end; ends at date.min."""
        year, month = divmod(day.year * 12 + day.month - 1 - self.months, 12)
        if year < date.min.year:
            return date.min
        last = calendar.monthrange(year, month + 1)[1]
        try:
            return date(year, month + 1, min(day.day, last)) - timedelta(days=self.days)
        except OverflowError:
            return date.min


Validity = Duration | Literal["document", "calendar_year", "forever"]
"""How long an event counts from the day it occurred; `document` is the record's own end, else one year."""

_ONE_YEAR = Duration(months=12, days=0)


def valid_until(occurred_on: date, valid: Validity) -> date:
    """Return the first day on which an event no longer counts, date.max where there is none."""
    match valid:
        case "forever":
            return date.max
        case "calendar_year":
            return date(occurred_on.year + 1, 1, 1) if occurred_on.year < date.max.year else date.max
        case "document":
            return _ONE_YEAR.after(occurred_on)
        case Duration():
            return valid.after(occurred_on)


def alive_from(as_of: date, valid: Validity) -> int:
    """Return the day number of the earliest occurrence that still counts on `as_of`.

    `as_of < valid_until(occurred_on)` holds exactly from that day on, because valid_until never falls;
    so an engine compares two integers where the rule speaks of calendars.
    """
    ordinals = range(date.min.toordinal(), as_of.toordinal() + 1)
    dead = bisect_right(ordinals, as_of, key=lambda ordinal: valid_until(date.fromordinal(ordinal), valid))
    return ordinals.start + dead - _EPOCH
