"""A company does its work in a browser: objects, answers, files, posts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.builders.accounts import signed_in
from tests.builders.firm_world import ENGAGEMENT, FIRM, complaint_number, firm_portal
from tests.builders.phones import a_phone
from tests.builders.serving import served
from web.access import Role

pytestmark = pytest.mark.browser


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of the portal, and the number of the complaint that waits."""
    app = firm_portal(tmp_path)
    signed_in(app, Role.COMPANY, FIRM)
    with served(app) as address:
        yield address, complaint_number(app)


def test_a_company_objects_answers_and_files(browser: Browser, place: tuple[str, str]) -> None:
    """From the desk, with reasons and papers; each step says that it is on record."""
    address, number = place
    page = a_phone(browser, address, (Role.COMPANY, FIRM), "en").new_page()
    page.goto(f"{address}/work/file")
    page.locator("a[href*='/records/P1/objection']").click()
    page.get_by_label("Reasons").fill("未受处罚")
    page.get_by_role("button", name="File it").click()
    expect(page.get_by_role("status")).to_contain_text("Filed as number 1")
    page.goto(f"{address}/work/answers/{number}")
    page.get_by_label("Answer to the complainer").fill("今天已打扫")
    page.get_by_role("button", name="Answer it").click()
    expect(page.get_by_role("status")).to_contain_text("It is on record")
    page.goto(f"{address}/work/engagements/{ENGAGEMENT}/submit")
    for role in ("project_leader", "technician"):
        page.set_input_files(f"#{role}", {"name": "c.pdf", "mimeType": "application/pdf", "buffer": role.encode()})
    page.get_by_role("button", name="Put it on record").click()
    expect(page.get_by_text("filed, not passed yet")).to_be_visible()
    page.context.close()
