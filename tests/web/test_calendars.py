"""Deadlines as iCalendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from tests.builders.public_tenders import awarded_tender, open_tender
from web.calendars import calendar_file
from web.register.public.calendar import CalendarEntry, tender_entries


def _told(one: CalendarEntry) -> tuple[str, str, str]:
    return f"{one.what}, {one.id}; ", "a,b\nc", f"https://portal.example/tenders/{one.id}"


@pytest.fixture(scope="module")
def made() -> bytes:
    """Return the calendar of a tender."""
    return calendar_file("招标", tender_entries(open_tender()), _told)


def test_it_is_what_rfc_5545_asks_for(made: bytes) -> None:
    """CRLF, at most 75 bytes a line, version and maker, a definition of the zone that its moments name."""
    lines = made.split(b"\r\n")
    read = Calendar.from_ical(made)

    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert (read["version"], bool(read["prodid"])) == ("2.0", True)
    assert [zone["tzid"] for zone in read.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_each_event_has_what_a_client_needs(made: bytes) -> None:
    """A UID of its own, a stamp, a sequence; a moment in Shanghai, or a whole day that ends on the next."""
    events: dict[str, Any] = {str(one["summary"]).split(",")[0]: one for one in Calendar.from_ical(made).walk("VEVENT")}
    close, day = events["bids_close"], events["valid_until"]

    assert len({str(one["uid"]) for one in events.values()}) == len(events)
    assert all(one["dtstamp"].dt.tzinfo and one["sequence"] == 7 for one in events.values())
    assert close["dtstart"].dt.isoformat() == "2024-07-25T09:30:00+08:00"
    assert close["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert (day["dtstart"].dt, day["dtend"].dt) == (date(2024, 10, 23), date(2024, 10, 24))
    assert all("dtend" not in one or one["dtend"].dt > one["dtstart"].dt for one in events.values())


def test_the_same_record_gives_the_same_bytes(made: bytes) -> None:
    """No clock is read; UIDs stay when days change."""
    assert made == calendar_file("招标", tender_entries(open_tender()), _told)
    assert all(isinstance(one.told_at, datetime) for one in tender_entries(awarded_tender()))
