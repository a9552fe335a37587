"""The portal as a visitor meets it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.builders.phones import violations
from tests.journeys.conftest import Visit

pytestmark = pytest.mark.browser

Begin = Callable[..., Visit]


def test_a_fault_is_accessible(visit: Begin) -> None:
    """The page for a wrong address is a page like any other."""
    one = visit()
    one.go("/nowhere")
    one.strange.clear()  # the browser itself reports the 404 that was asked for

    assert violations(one.page) == ""


def test_the_language_is_switched_and_kept(visit: Begin) -> None:
    """One click, and the next page comes in English too."""
    one = visit()
    one.go("/companies?q=C00")
    one.page.get_by_role("link", name="English").click()
    expect(one.page.get_by_role("heading", level=1)).to_have_text("Register of companies")
    expect(one.page.get_by_label("Name, pinyin or code")).to_have_value("C00")
    one.page.get_by_role("link", name="Lists", exact=True).click()

    expect(one.page.get_by_role("heading", level=1)).to_have_text("Red, grey and black lists")


def test_a_company_is_searched_and_its_file_opened(visit: Begin) -> None:
    """From the first page to the clause behind a point, without JavaScript."""
    one = visit(java_script_enabled=False)
    one.go("/?lang=en")
    one.page.get_by_role("search", name="Look up a company").get_by_role("searchbox").fill("di9wy")
    one.page.get_by_role("button", name="Search").click()
    one.page.get_by_role("link", name="南泰第9物业服务有限公司", exact=True).click()

    expect(one.page.get_by_role("cell", name="Example measures on credit management, article 12(3)")).to_be_visible()


def test_the_register_is_filtered_sorted_and_paged(visit: Begin) -> None:
    """Each step keeps what was chosen before."""
    one = visit()
    one.go("/companies?lang=en")
    one.page.get_by_label("Grade").select_option("B")
    one.page.get_by_role("button", name="Search").click()
    expect(one.page.get_by_role("heading", level=2).first).to_have_text("20 companies")
    one.page.get_by_role("link", name="Company", exact=True).click()
    expect(one.page).to_have_url(re.compile("sort=name.*grade=B"))
    one.go("/companies?lang=en")
    one.page.get_by_role("link", name="Next page").click()

    expect(one.page.get_by_text("Page 2 of 3")).to_be_visible()


def test_companies_are_chosen_and_compared(visit: Begin) -> None:
    """Row by row from the register, without JavaScript."""
    one = visit(java_script_enabled=False)
    one.go("/companies?lang=en&q=nan")
    for _ in range(2):
        one.page.get_by_role("link", name="Add to comparison").first.click()
    one.page.get_by_role("link", name="Compare them").click()

    expect(one.page.get_by_role("columnheader")).to_have_count(2)


def test_the_refused_of_a_tender_are_told_why(visit: Begin) -> None:
    """From the list of tenders to the reason of one company."""
    one = visit()
    one.go("/tenders?lang=en")
    one.page.get_by_role("link", name="青云花园前期物业服务招标").click()
    one.page.get_by_role("link", name="May not bid").click()

    expect(one.page.get_by_text("A trigger of the blacklist counts until before 1 March 2025.")).to_be_visible()


def test_the_first_key_leads_past_the_navigation(visit: Begin) -> None:
    """A visitor with a keyboard skips to the content at once."""
    one = visit()
    one.go("/?lang=en")
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Enter")

    assert one.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_readers_light(visit: Begin, scheme: str) -> None:
    """Dark where the system is dark."""
    one = visit(color_scheme=scheme)
    one.go("/")

    assert one.page.evaluate("document.documentElement.dataset.bsTheme") == scheme
