"""The administrator's story in a real browser: an account is opened, and its owner makes it their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.accounts import NOON, empty_portal, signed_in, token_of
from tests.builders.serving import served
from web.access import Role

pytestmark = pytest.mark.browser

_OWN = "four words of my own"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a portal with one administrator."""
    app = empty_portal(tmp_path)
    signed_in(app, Role.ADMIN)
    with served(app) as found:
        yield found


def test_an_account_is_opened_granted_and_taken_over(browser: Browser, address: str) -> None:
    """The first password is told once; the person chooses another, sets up a code, and only then reaches the desk."""
    first = _opened(browser, address)
    context = browser.new_context()
    context.add_cookies([{"name": "wuxin_lang", "value": "zh", "url": address}])
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    _sign_in(page, first)
    page.locator("#old").fill(first)
    page.locator("#new").fill(_OWN)
    page.locator("#again").fill(_OWN)
    page.get_by_role("button", name="启用新密码").click()
    page.goto(f"{address}/desk")
    expect(page).to_have_url(f"{address}/account/factor")
    code = pyotp.TOTP(page.locator("code.secret").inner_text()).at(NOON)
    page.locator("#code").fill(code)
    page.get_by_role("button", name="完成设置").click()
    page.goto(f"{address}/desk")

    expect(page).to_have_url(f"{address}/desk")
    context.close()


def _opened(browser: Browser, address: str) -> str:
    """Let the administrator open an account with one role and grant another; return the first password."""
    context = browser.new_context()
    for name, value in (("wuxin_session", token_of(Role.ADMIN)), ("wuxin_lang", "zh")):
        context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/accounts/new")
    page.locator("#name").fill("季然")
    page.locator("#login").fill("ji.ran")
    page.locator("#role").select_option("auditor")
    page.locator("#organisation").fill("city")
    page.locator("main form button").click()
    first = page.locator("code.secret").inner_text()
    page.locator("main section a").click()
    page.locator("a[href$='/roles']").click()
    page.locator("#role").select_option("regulator")
    page.locator("#organisation").fill("city")
    page.locator("main form button").click()
    expect(page.get_by_text("主管部门经办人").first).to_be_visible()
    context.close()
    return first


def _sign_in(page: Page, password: str) -> None:
    page.locator("#login").fill("ji.ran")
    page.locator("#password").fill(password)
    page.locator("main form button").click()
    expect(page.locator("#old")).to_be_visible()
