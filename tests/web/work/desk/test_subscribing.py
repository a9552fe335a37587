"""One's own duties in one's own calendar."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient
from icalendar import Calendar

from tests.builders.accounts import signed_in
from tests.builders.authority import authority
from web.access import Role


def _address(browser: FlaskClient) -> str:
    found = re.search(r"/desk/calendar/[0-9a-f]{64}\.ics", browser.post("/desk/calendar").text)
    assert found is not None
    return found.group(0)


def test_the_private_address_shows_what_is_due_and_nothing_else(tmp_path: Path) -> None:
    """Without signing in, in the language of its maker; what waits for the head has its day and its page."""
    app, _ = authority(tmp_path)
    answer = app.test_client().get(_address(signed_in(app, Role.HEAD)))
    (event,) = Calendar.from_ical(answer.data).events
    begins = event.DTSTART

    assert answer.headers["Cache-Control"] == "no-store"
    assert str(event["summary"]).startswith("Decide: ")
    assert begins == date(2024, 7, 17)
    assert str(event["url"]).endswith("/work/lists/petitions/1")


def test_an_address_holds_until_another_is_made_or_it_is_taken_back(tmp_path: Path) -> None:
    """And an unknown one shows nothing; the page never tells an address again."""
    app, _ = authority(tmp_path)
    browser, anybody = signed_in(app, Role.HEAD), app.test_client()
    first, second = _address(browser), _address(browser)

    assert [anybody.get(one).status_code for one in (first, second)] == [404, 200]
    assert second not in browser.get("/desk/calendar").text
    assert browser.post("/desk/calendar/forget").status_code == 303
    assert anybody.get(second).status_code == 404
