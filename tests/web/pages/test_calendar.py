"""The calendar of deadlines."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask.testing import FlaskClient
from icalendar import Calendar

from tests.builders.auctions import AUCTION, OPENS_AT, rules
from tests.builders.city import city_url
from tests.builders.public_tenders import AWARDED, OPEN
from tests.builders.record import a_clerk, writing_to
from web.application import create_app
from web.register.auctions.courses import announce
from web.settings import Settings


def test_today_leads_to_a_page_that_can_be_kept(visitor: FlaskClient) -> None:
    """The redirect follows the clock, the page its address."""
    answer = visitor.get("/calendar?kind=tender")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (302, "no-store")
    assert re.fullmatch(r"/calendar/\d{4}-\d\d-\d\d\?kind=tender", answer.headers["Location"])


def test_two_months_are_shown_with_a_way_on(visitor: FlaskClient) -> None:
    """Each line leads to its tender; the next two months are offered where something lies there."""
    page = visitor.get("/calendar/2024-06-01").text

    assert "25 July 2024" in page
    assert "Last day for objections to the documents" in page
    assert f'href="/tenders/{AWARDED}"' in page
    assert "/calendar/2024-08-01" in page
    assert "Nothing is due" in visitor.get("/calendar/2024-06-01?kind=auction").text


def test_what_is_no_day_has_no_page(visitor: FlaskClient) -> None:
    """Nor has one that no calendar reaches."""
    assert [visitor.get(f"/calendar/{day}").status_code for day in ("today", "1900-01-01", "2024-13-01")] == [404] * 3


def test_files_can_be_subscribed_to(tendered: str) -> None:
    """All deadlines, or those of one tender; a notice alone has none."""
    visitor = _on(tendered, 2024)
    every, one = (visitor.get(path) for path in ("/calendar.ics", f"/tenders/{OPEN}.ics"))
    named = {str(event["url"]).split("/")[-1] for event in Calendar.from_ical(every.data).walk("VEVENT")}

    assert every.content_type == "text/calendar; charset=utf-8"
    assert named == {OPEN, AWARDED}
    assert len(Calendar.from_ical(one.data).walk("VEVENT")) == 6
    assert visitor.get("/tenders/T-2024-001.ics").status_code == 404


def test_what_is_long_over_is_not_subscribed_to(tendered: str) -> None:
    """The file reaches a year back, and has what is a tender's own whatever its age."""
    visitor = _on(tendered, 2026)
    every, one = (
        re.findall(r"BEGIN:VEVENT.*?DTSTART[^:]*:(\d{8})", visitor.get(path).text, re.DOTALL)
        for path in ("/calendar.ics", f"/tenders/{OPEN}.ics")
    )

    assert (min(every) >= "20250701", len(one), min(one) < "20250701") == (True, 6, True)


def _on(url: str, year: int) -> FlaskClient:
    settings = Settings(database_url=url, locale="en", cached_pages=0)
    return create_app(settings, lambda: datetime(year, 7, 2, tzinfo=UTC)).test_client()


def test_an_auction_leads_to_its_page(tmp_path: Path) -> None:
    """As a line of the page, and as an address in the file."""
    url = city_url(tmp_path)
    with writing_to(url) as session:
        announce(a_clerk(session, OPENS_AT - timedelta(days=3)), rules(), "Xinan Subdistrict")
    client = _on(url, 2024)

    assert f'href="/auctions/{AUCTION}"' in client.get("/calendar/2024-05-01").text
    assert f"/auctions/{AUCTION}" in client.get("/calendar.ics").text
