"""Listings as the authority sees them."""

from __future__ import annotations

from credit.standing.listing import Move
from tests.web.work.lists.conftest import Office
from web.access import Role


def test_a_proposal_says_what_may_be_done_next(office: Office) -> None:
    """With the article, and a button for whoever may."""
    page = office.on("2024-07-01").get("/work/lists/1").text

    assert "Notify the company" in page
    assert "art. 28(1)" in page
    assert 'action="/work/lists/1/notify"' in page
    assert 'action="/work/lists/1/notify"' not in office.on("2024-07-01", Role.AUDITOR).get("/work/lists/1").text


def test_what_may_not_be_done_yet_says_why_in_the_reader_s_language(office: Office) -> None:
    """With what to do about it."""
    office.register.does(Move.NOTIFY, "2024-07-01")
    browser = office.on("2024-07-02")
    told, chinese = (browser.get(f"/work/lists/1?lang={lang}").text for lang in ("en", "zh"))

    assert "Decide after that day, or drop the proposal." in told
    assert "the company may answer until" not in chinese
    assert "Decide after that day" not in chinese


def test_the_list_shows_what_is_under_way_and_finds_the_rest(office: Office) -> None:
    """By state, list and company."""
    browser = office.on("2024-07-01")

    assert "1 listing" in browser.get("/work/lists").text
    assert "No listing is like that" in browser.get("/work/lists?state=lifted").text
    assert "No listing is like that" in browser.get("/work/lists?kind=red").text
    assert "1 listing" in browser.get("/work/lists?state=all&q=禾安").text


def test_a_published_listing_tells_its_life(office: Office) -> None:
    """Steps, decision with its reasons, the notice, the term, and when it leaves view."""
    office.register.published()
    page = office.on("2024-07-20").get("/work/lists/1").text

    assert "on the list" in page
    assert "Notice of a proposed listing" in page
    assert "3 June 2025" in page
    assert "<blockquote>so</blockquote>" in page


def test_there_is_no_other_listing(office: Office) -> None:
    """A wrong number is no page."""
    assert office.on("2024-07-01").get("/work/lists/99").status_code == 404
