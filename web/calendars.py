"""Deadlines as iCalendar (RFC 5545), for the calendars that people keep; times in Asia/Shanghai with its definition.

An event keeps its UID for good and its SEQUENCE rises with what is on record, so that a calendar that subscribes moves
it instead of showing it twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from web.register.public.calendar import CalendarEntry

__all__ = ["CALENDAR_TYPE", "calendar_file"]

CALENDAR_TYPE: Final = "text/calendar; charset=utf-8"
_ZONE: Final = ZoneInfo("Asia/Shanghai")
_ASKED_AGAIN: Final = timedelta(hours=12)
_SINCE: Final = datetime.combine(date(2020, 1, 1), time(), UTC)


def calendar_file(
    name: str, entries: Iterable[CalendarEntry], told: Callable[[CalendarEntry], tuple[str, str, str]]
) -> bytes:
    """Return the lines as one calendar of a name; `told` gives summary, description and address of a line."""
    calendar = Calendar()
    for field, value in (
        ("prodid", "-//Wuxin//Deadlines//ZH"), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
        ("name", name), ("x-wr-calname", name), ("x-wr-timezone", _ZONE.key),
    ):  # fmt: skip
        calendar.add(field, value)
    calendar.add("refresh-interval", _ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    for one in entries:
        calendar.add_component(_event(one, *told(one)))
    calendar.add_missing_timezones(first_date=_SINCE.date())
    made: bytes = calendar.to_ical()
    return made


def _event(one: CalendarEntry, summary: str, description: str, address: str) -> Event:
    """Return one event: a moment where there is one, else the whole day; it blocks nobody's time."""
    event = Event()
    event.add("uid", f"{sha256(one.key.encode()).hexdigest()[:32]}@deadlines.wuxin")
    event.add("dtstamp", one.told_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", one.version)
    event.add("summary", summary)
    if description:
        event.add("description", description)
    if address:
        event.add("url", address)
    if one.at is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    else:
        event.add("dtstart", one.at.astimezone(_ZONE).replace(microsecond=0))
        if one.until is not None and one.until > one.at:  # RFC 5545, 3.8.2.2: an end lies later than the start
            event.add("dtend", one.until.astimezone(_ZONE).replace(microsecond=0))
    event.add("transp", "TRANSPARENT")
    return event
