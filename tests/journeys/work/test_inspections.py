"""Inspections in a browser: pools fixed, drawn and checked, a campaign announced; an inspector marks a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.accounts import signed_in
from tests.builders.inspection_rooms import TENTH, inspection_register
from tests.builders.inspections import at
from tests.builders.phones import a_phone, looks_right
from tests.builders.serving import served
from web.access import CITY, Role
from web.application import create_app
from web.settings import Settings

pytestmark = pytest.mark.browser

_CODES = {"住建局": "海棠-4417", "公证处": "owl of the north"}
_RESULT = " ".join(f"{number:02}" for number in range(2, 42, 2))
_ROOM = "/work/inspections"


@dataclass
class _Office:
    """A portal whose day is turned by hand, and the browsers of its people."""

    browser: Browser
    address: str = ""
    day: date = TENTH

    def page(self, language: str, role: Role = Role.REGULATOR) -> Page:
        """Return the page of somebody of the city, on a telephone."""
        return a_phone(self.browser, self.address, (role, CITY), language).new_page()

    def go(self, page: Page, path: str) -> None:
        """Open a page and look at it."""
        page.goto(f"{self.address}{path}")
        looks_right(page)


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Iterator[_Office]:
    """Yield an office on the tenth day: autumn is announced and to be drawn, spring is being inspected."""
    found, settings = _Office(browser), Settings(database_url=inspection_register(tmp_path))
    app = create_app(settings, lambda: at(found.day))
    for role in (Role.REGULATOR, Role.INSPECTOR):
        signed_in(app, role)
    with served(app) as found.address:
        yield found


def test_a_draw_is_committed_to_made_and_checked(office: _Office, tmp_path: Path) -> None:
    """In English; then a sheet is marked. The very forms, and what they led to, are looked at in Chinese too."""
    page = office.page("en")
    _commit(office, page, tmp_path)
    office.day = TENTH + timedelta(days=1)
    _draw(page, tmp_path)
    _mark(office, page)

    chinese = office.page("zh")
    for path in ("/new", "/new/zhuji/acceptance", "/autumn", "/autumn/pool", "/autumn/commit", "/autumn/draw"):
        office.go(chinese, f"{_ROOM}{path}")
    expect(chinese.locator("h1")).to_have_text("抽取")


def test_an_inspector_finds_own_visits_and_marks_a_sheet(office: _Office) -> None:
    """Under the own number, in Chinese; a sheet without marks is refused, and what was marked goes on record."""
    page = office.page("zh", Role.INSPECTOR)
    office.go(page, f"{_ROOM}/mine")
    page.locator("#number").fill("I1")
    page.locator("main form button").click()
    page.locator("#tasks tbody th a").click()
    page.locator("main form button").last.click()
    expect(page.locator("#refused, [role=alert]").first).to_be_visible()
    for mark in page.locator("select").all():
        mark.select_option("met")
    page.locator("main form button").last.click()
    expect(page.get_by_role("status")).to_be_visible()
    office.go(page, f"{_ROOM}/mine?lang=en")

    expect(page.get_by_text("Nothing at the moment.")).to_be_visible()


def _commit(office: _Office, page: Page, folder: Path) -> None:
    hashes = "\n".join(f"{name},{sha256(code.encode()).hexdigest()}" for name, code in _CODES.items())
    office.go(page, f"{_ROOM}/autumn/commit")
    page.get_by_label("How many communities are drawn").fill("1")
    page.get_by_label("How many inspectors are drawn").fill("2")
    page.get_by_label("Who may inspect").fill("I1\nI2\nI3")
    page.get_by_label("Day of the lottery").fill((TENTH + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Fix them on record").click()
    expect(page.locator("#refused")).to_contain_text("no file was chosen")
    (folder / "hashes.csv").write_text(f"party,code_sha256\n{hashes}\n", encoding="utf-8")
    page.get_by_label("Hashes of the codes, as CSV").set_input_files(folder / "hashes.csv")
    page.get_by_role("button", name="Fix them on record").click()
    expect(page.get_by_text("Both pools are fixed and on record.")).to_be_visible()


def _draw(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Draw with the result of the lottery").click()
    looks_right(page)
    page.get_by_label("Result of the lottery, as announced").fill(_RESULT)
    for party, code in _CODES.items():
        page.get_by_label(party).fill(code)
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_text("Drawn and on record.")).to_be_visible()
    looks_right(page)
    with page.expect_download() as paper:
        page.get_by_role("link", name="the draw").first.click()
    paper.value.save_as(folder / "targets.json")
    page.get_by_role("link", name="check it here").click()
    page.get_by_label("Or its file").set_input_files(folder / "targets.json")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="It holds")).to_be_visible()


def _mark(office: _Office, page: Page) -> None:
    office.go(page, f"{_ROOM}/spring")
    page.get_by_role("link", name="Take in the sheet").click()
    looks_right(page)
    for mark in page.locator("select").all():
        mark.select_option("met")
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("2 announced, 2 inspected, 0 left")).to_be_visible()
