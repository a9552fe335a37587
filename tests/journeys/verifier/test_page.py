"""The page as a page: accessible, in two languages, by keyboard, and asking nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from models.record import ACTS
from tests.builders.exports import PAGE
from tests.builders.phones import PHONE, looks_right
from tests.journeys.verifier.conftest import Reader
from tests.journeys.verifier.tampering import TAMPERINGS

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_every_tab_is_accessible(reads: Begin, locale: str, scheme: str) -> None:
    """Axe finds nothing on a phone in either language and light, and nothing sticks out sideways."""
    reader = reads(locale=locale, color_scheme=scheme, viewport=PHONE)
    for tab in ("check", "browse", "papers", "draw"):
        reader.opens(tab)
        looks_right(reader.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible(reads: Begin, export_folder: Path, copy: Path, scheme: str) -> None:
    """A good verdict, a bad one with its table, and an entry with an attachment."""
    TAMPERINGS[0].spoil(copy)
    reader = reads(color_scheme=scheme, viewport=PHONE)
    reader.trusts()
    for folder in (export_folder, copy):
        reader.checks(folder)
        looks_right(reader.page)
    reader.opens("browse")
    reader.page.locator("#kind").select_option("evidence.package")
    reader.page.get_by_role("button", name="Find").click()
    reader.page.get_by_role("button", name="Open entry").click()
    reader.page.get_by_role("button", name="Show as a table: companies").click()
    expect(reader.page.locator("#entry .rows")).to_be_visible()

    looks_right(reader.page)


def test_the_keyboard_is_enough(reads: Begin, export_folder: Path) -> None:
    """The first key leads past the navigation, and the verdict takes the focus."""
    reader = reads()
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "main"
    reader.trusts()
    reader.page.locator("#folder").set_input_files(export_folder)
    reader.page.locator("#start").focus()
    reader.page.keyboard.press("Enter")
    reader.waits()

    expect(reader.page.locator("#result .verdict h2")).to_be_focused()


def test_both_languages_have_every_text(reads: Begin) -> None:
    """The same keys in both, and one for every place of the page and every use in the scripts."""
    page = reads().page
    zh, en = page.evaluate("[Object.keys(WuxinVerifier.texts.zh), Object.keys(WuxinVerifier.texts.en)]")
    used = {key for path in PAGE.iterdir() if path.suffix in {".js", ".html"} and path.name != "texts.js"
            for key in re.findall(r'"((?:page|tab|keys|check|verdict|area|notice|findings|the|is|should|key|note|'
                                  r'checkpoint|receipt|proof|copy|browse|papers|draw)\.[a-z0-9_]+)"', path.read_text())
            if not key.endswith((".js", ".json"))}  # fmt: skip

    assert zh == en
    assert used <= {*zh}


def test_the_kinds_of_entries_are_those_of_the_record(reads: Begin) -> None:
    """A new kind of act is named on the page too."""
    told = reads().page.evaluate("({ ...WuxinVerifier.acts })")

    assert told == {act.type: {"zh": act.zh, "en": act.en} for act in ACTS.values()}


def test_the_page_knows_its_own_files(reads: Begin) -> None:
    """What lies beside an export because it is the page is no deviation, and nothing else is excused."""
    told = reads().page.evaluate("WuxinVerifier.checking.PAGES")

    assert sorted(told) == sorted(path.name for path in PAGE.iterdir())


def test_the_policy_stands_in_the_page(reads: Begin) -> None:
    """Where no server sends headers, the page itself forbids all that is not beside it."""
    policy = reads().page.locator("meta[http-equiv]").get_attribute("content") or ""

    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", sorted(PAGE.iterdir()), ids=lambda path: path.name)
def test_no_file_names_another_host(path: Path) -> None:
    """Nothing to load, link or report to."""
    assert not re.search(r"https?://[^ ]", path.read_text())
