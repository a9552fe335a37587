"""Buyers, the authority and a company in a browser, from the first word of a tender to a question on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.phones import looks_right, on_a_phone
from tests.builders.tender_rooms import (
    BIDDER,
    CENTRE,
    DEVELOPER,
    NAME,
    NOTICE,
    ROOM,
    as_sent,
    begun_draft,
    kept,
    tender_portal,
)
from web.work.tenders.draft_notice import typed_from

pytestmark = pytest.mark.browser
STEPS = {step: as_sent(told) for step, told in typed_from(NOTICE).items()}


@pytest.mark.parametrize("lang", ["zh"])  # forty pages: once is enough
def test_a_developer_drafts_and_files_a_tender(browser: Browser, tmp_path: Path, lang: str) -> None:
    """Every step is usable on a telephone, says what the law asks, and what was typed comes on record."""
    app = tender_portal(tmp_path, None, "2024-05-06T02:00:00Z")
    base = begun_draft(signed_in(app, *DEVELOPER), **STEPS)
    with on_a_phone(app, browser, DEVELOPER, lang) as opens:
        for step in STEPS:
            opens(f"{base}/{step}")
        page = opens(f"{base}/review")
        page.get_by_role("button", name={"zh": "提交草案", "en": "Enter the draft"}[lang]).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(NOTICE.title)
        page.get_by_role("link", name={"zh": "向主管部门备案", "en": "File with the authority"}[lang]).click()
        looks_right(page)
        page.locator("#filing").fill("F-12")
        page.get_by_role("button", name={"zh": "向主管部门备案", "en": "File with the authority"}[lang]).click()
        expect(page.get_by_role("status")).to_be_visible()

    assert kept(app).filed is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_company_asks_and_sees_how_to_bid(browser: Browser, tmp_path: Path, lang: str) -> None:
    """From the list to the commands of its bid, and a question that nobody can follow."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    with on_a_phone(app, browser, BIDDER, lang) as opens:
        opens("/work/bids")
        page = opens(f"/work/bids/{NAME}")
        page.get_by_role("link", name={"zh": "提问", "en": "Ask a question"}[lang], exact=True).click()
        page.get_by_role("textbox").fill("How many lifts are there?")
        page.get_by_role("button", name={"zh": "提问", "en": "Ask a question"}[lang]).click()
        expect(page.get_by_text("How many lifts are there?")).to_be_visible()

    assert len(kept(app).unanswered) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bids_are_compared_and_a_refusal_is_told(browser: Browser, tmp_path: Path, lang: str) -> None:
    """The list, the page of the tender after the opening, the opening room, and an award that comes too early."""
    app = tender_portal(tmp_path, State.ANNOUNCED, "2024-06-27T02:00:00Z")
    with on_a_phone(app, browser, CENTRE, lang) as opens:
        for path in ("/work/tenders", ROOM, f"{ROOM}/opening"):
            opens(path)
    with on_a_phone(app, browser, DEVELOPER, lang) as opens:
        page = opens(f"{ROOM}/do/award")
        page.get_by_role("button", name={"zh": "定标", "en": "Award"}[lang]).click()
        expect(page.get_by_role("alert")).to_contain_text("2024-06-28")
        looks_right(page)
