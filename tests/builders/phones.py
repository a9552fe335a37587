"""A portal served to a browser on a telephone: signed in, in a language, every page looked at by axe.

with on_a_phone(app, browser, DEVELOPER, "zh") as opens:
    page = opens("/work/tenders")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.builders.accounts import signed_in, token_of
from tests.builders.serving import served
from web.access import Role

__all__ = ["PHONE", "WIDTH", "Opens", "a_phone", "looks_right", "on_a_phone", "violations", "with_axe"]

_AXE: Final = str(Axe().axe_script)
_RULES: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to describe all that passes takes as long as to look at the page
}
WIDTH: Final = 390
PHONE: Final[ViewportSize] = {"width": WIDTH, "height": 800}

Opens = Callable[[str], Page]


@contextmanager
def on_a_phone(app: Flask, browser: Browser, who: tuple[Role, str], lang: str) -> Iterator[Opens]:
    """Serve a portal, and give a way to open its pages as somebody, on a telephone."""
    signed_in(app, *who)
    light = "dark" if lang == "zh" else "light"
    with served(app) as address, a_phone(browser, address, who, lang, color_scheme=light) as context:
        page = context.new_page()

        def opens(path: str) -> Page:
            page.goto(f"{address}{path}", wait_until="load")
            looks_right(page)
            return page

        yield opens


def a_phone(
    browser: Browser, address: str, who: tuple[Role, str], lang: str, **more: Any  # noqa: ANN401 - of a browser
) -> BrowserContext:  # fmt: skip
    """Return a telephone on which somebody is signed in, in a language; `more`: what else a browser context takes."""
    made = with_axe(browser.new_context(viewport=PHONE, **more))
    cookies = {"wuxin_session": token_of(*who), "wuxin_lang": lang}
    made.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    return made


def with_axe(context: BrowserContext) -> BrowserContext:
    """Let every page of a browser context bring axe along: chromium then compiles it once, not anew for each page."""
    context.add_init_script(_AXE)
    return context


def violations(page: Page) -> str:
    """Return the report of what axe finds wrong with a page; nothing where it finds nothing."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_AXE)
    found = AxeResults(page.evaluate("rules => axe.run(rules)", _RULES))
    assert found.response["passes"], "axe ran no rule"
    return str(found.generate_report()) if found.violations_count else ""


def looks_right(page: Page) -> None:
    """Axe finds nothing, and nothing sticks out sideways; a page that a click has led to is waited for."""
    page.wait_for_load_state("load")
    assert (found := violations(page)) == "", f"{page.url}\n{found}"
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, page.url
