"""A published notice: questions put off its close, addenda are versions, and the portal shows what holds (ZJ-08)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.tender import State
from models.tables import engine_for
from tests.builders.notices import CLOSES_AT, notice_json
from tests.builders.tender_desk import NAME, TenderDesk, open_desk
from web.register.tenders.reading import tender

TIMES = {**notice_json()["times"], "bids_close_at": "2024-06-28T01:30:00Z", "opens_until": "2024-06-28T03:30:00Z"}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TenderDesk:
    """Return an office with a rated register."""
    return open_desk(monkeypatch, tmp_path)


def test_an_unanswered_question_puts_off_the_close(desk: TenderDesk) -> None:
    """Asked, not answered by the close, put off, answered, closed at the later moment; bids stayed good throughout."""
    desk.walks(State.PUBLISHED)
    desk.to("2024-06-03T02:00:00Z")
    asked = desk.does("ask", NAME, "--text", "How many lifts are there?", by="handle-7")
    assert asked["due"][0]["what"] == f"answer question {asked['events']}"

    desk.to(CLOSES_AT)
    assert "put off the close" in desk.refused("close", NAME)
    put_off = ("extend", NAME, "--times", desk.file("times.json", TIMES), "--what", "a question waits")
    extended = desk.does(*put_off)
    assert extended["bids_close_at"] == "2024-06-28T01:30:00+00:00"
    assert len(desk.does("show", NAME)["versions"]) == 2

    desk.to("2024-06-22T02:00:00Z")
    desk.does("answer", NAME, asked["events"], "--text", "Six.")
    desk.to("2024-06-28T01:30:00Z")
    assert desk.does("close", NAME)["state"] == "closed"


def test_an_addendum_is_a_version_to_which_bids_are_confirmed(desk: TenderDesk) -> None:
    """Too close to the close it is refused with the day; then version 2 alone is what bids are good by."""
    desk.walks(State.PUBLISHED)
    desk.to("2024-06-10T02:00:00Z")
    late = desk.notice(version=2, terms="Service of grade two for three years; six lifts.")
    assert "up to 2024-06-25" in desk.refused("amend", NAME, late, "--what", "lifts added")

    clearer = desk.notice(version=2, terms="Service of grade two for three years; six lifts.", times=TIMES)
    amended = desk.does("amend", NAME, clearer, "--what", "lifts added")
    assert (amended["version"], len(desk.does("show", NAME)["versions"])) == (2, 1)


def test_the_portal_shows_the_version_that_holds(desk: TenderDesk) -> None:
    """Publishing writes the notice, an addendum renews it."""
    desk.walks(State.PUBLISHED)
    desk.to("2024-06-05T02:00:00Z")
    terms = "Service of grade two for three years; six lifts."
    desk.does("amend", NAME, desk.notice(version=2, terms=terms), "--what", "lifts added")
    url = f"sqlite:///{desk.folder}/wuxin.db"
    engine = engine_for(url)
    with engine.connect() as connection:
        shown, _ = tender(connection, NAME)
    engine.dispose()

    assert shown is not None
    assert (shown["notice"], shown["community"], shown["required_grades"]) == (terms, "柳园", ["AAA", "AA", "A"])


def test_who_qualifies_is_counted_and_warned_of(desk: TenderDesk) -> None:
    """Before the publication and with it: three of four companies, and that a grade alone bars nobody."""
    desk.walks(State.FILED)
    desk.to("2024-05-27T02:00:00Z")
    before, published = desk.does("field", NAME), desk.does("publish", NAME)

    assert before["field"] == published["field"]
    assert (published["field"]["qualified"], published["field"]["rated"]) == (3, 4)
    assert any("art. 32" in one for one in published["warnings"])


def test_a_notice_needs_its_estate_in_the_register(desk: TenderDesk) -> None:
    """Else the portal could not show where the work is; nothing is written then."""
    lots = [{**notice_json()["lots"][0], "community_ids": ["nowhere"]}]
    desk.walks(State.FILED, lots=lots)
    desk.to("2024-05-27T02:00:00Z")

    assert "knows no community nowhere" in desk.refused("publish", NAME)
    assert desk.state() is State.FILED
