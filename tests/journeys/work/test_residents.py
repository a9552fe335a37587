"""A subdistrict answers a complaint, holds an election, a committee calls a vote, an owner votes: in a real browser."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.builders.election_rooms import AT_ELECTION, announced, nominated
from tests.builders.estate_desk import ESTATE, XINAN, a_complaint, estate_portal
from tests.builders.estate_rooms import (
    AT_ASSEMBLIES,
    OPEN,
    VOTE,
    called,
    constituted,
    owner,
    subdistrict,
    turned_to,
    voting_codes,
)
from tests.builders.phones import a_phone, looks_right
from tests.builders.serving import served
from web.access import Role

pytestmark = pytest.mark.browser


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[tuple[Flask, str]]:
    """Yield a portal and its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = estate_portal(tmp_path)
    with served(app) as address:
        yield app, address


def _page(browser: Browser, address: str, who: tuple[Role, str], language: str) -> Page:
    return a_phone(browser, address, who, language).new_page()


@pytest.mark.parametrize(("language", "take_in"), [("en", "taken in")])
def test_a_complaint_is_taken_in(browser: Browser, portal: tuple[Flask, str], language: str, take_in: str) -> None:
    """From the queue to the complaint, to the step, and back with the word that it is on record."""
    app, address = portal
    number = a_complaint(app)
    subdistrict(app)
    page = _page(browser, address, (Role.SUBDISTRICT, XINAN), language)
    page.goto(f"{address}/complaint-desk")
    looks_right(page)
    page.get_by_role("link", name=number).click()
    looks_right(page)
    page.get_by_role("link", name=take_in, exact=True).click()
    page.locator("main form.panel button").click()

    expect(page.get_by_role("status")).to_contain_text(take_in)


def test_a_committee_calls_a_vote(browser: Browser, portal: tuple[Flask, str]) -> None:
    """From its estate over the form, which is refused without a question, to the vote; that is looked at in Chinese."""
    app, address = portal
    constituted(app)
    page = _page(browser, address, (Role.COMMITTEE, ESTATE), "en")
    page.goto(f"{address}{AT_ASSEMBLIES}")
    page.get_by_role("link", name="Call a vote").first.click()
    for name, told in (("name", "v1"), ("opens_at", "2024-07-20T09:00"), ("closes_at", "2024-07-30T09:00")):
        page.locator(f"[name={name}]").first.fill(told)
    page.get_by_role("button", name="Call the vote").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_right(page)
    page.locator("[name=agenda-0-title]").fill("选聘物业")
    page.locator("[name=agenda-0-matter]").select_option("choose_company")
    page.locator("[name=agenda-0-subject]").evaluate("one => { one.value = 't1'; }")
    page.get_by_role("button", name="Call the vote").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(f"{address}{VOTE}?lang=zh")
    looks_right(page)

    expect(page.get_by_text("选聘物业").first).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_owner_votes(browser: Browser, portal: tuple[Flask, str], language: str) -> None:
    """The code of the notice shows the units, the ballot is cast, and its receipt is downloaded."""
    app, address = portal
    called(app)
    code = voting_codes(app)["o3"]
    owner(app)
    turned_to(app, OPEN)
    page = _page(browser, address, (Role.OWNER, ESTATE), language)
    page.goto(f"{address}{VOTE}/ballot")
    page.locator("input[name=code]").fill(code)
    page.locator("main form.panel button").click()
    looks_right(page)
    page.locator("input[name=choice_0][value=for]").check()
    page.locator("main form.panel button").click()
    looks_right(page)
    with page.expect_download() as download:
        page.locator("main form button").click()

    assert download.value.suggested_filename == "receipt-v1.json"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_candidate_is_vetted(browser: Browser, portal: tuple[Flask, str], language: str) -> None:
    """From the estate to its election; a candidate named and vetted by the list; the page tells what was found."""
    app, address = portal
    announced(app)
    nominated(app, 1)
    page = _page(browser, address, (Role.SUBDISTRICT, XINAN), language)
    for path in (f"{AT_ASSEMBLIES}/elections/new", f"{AT_ELECTION}/candidates", f"{AT_ELECTION}/call"):
        page.goto(f"{address}{path}")
        looks_right(page)
    page.goto(f"{address}{AT_ASSEMBLIES}")
    page.get_by_role("link", name="committee-2024").click()
    looks_right(page)
    page.get_by_role("link", name="c-1").click()
    looks_right(page)
    page.locator("input[name=check_fees][value=no]").check()
    page.locator("main form.panel button").click()

    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator("main table")).to_contain_text("17(1)(2)")
