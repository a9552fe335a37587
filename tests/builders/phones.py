"""A portal served to a browser on a telephone: signed in, in a language, every page looked at by axe.

with on_a_phone(app, browser, DEVELOPER, "zh") as opens:
    page = opens("/work/tenders")
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.builders.accounts import signed_in, token_of
from web.access import Role

__all__ = ["RULES", "WIDTH", "Opens", "looks_right", "on_a_phone"]

RULES: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTH: Final = 390

Opens = Callable[[str], Page]


@contextmanager
def on_a_phone(app: Flask, browser: Browser, who: tuple[Role, str], lang: str) -> Iterator[Opens]:
    """Serve a portal, and give a way to open its pages as somebody, on a telephone."""
    signed_in(app, *who)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.port}"
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 800}, color_scheme="dark" if lang == "zh" else "light"
    )
    context.add_cookies([
        {"name": "wuxin_session", "value": token_of(*who), "url": address},
        {"name": "wuxin_lang", "value": lang, "url": address},
    ])  # fmt: skip
    page = context.new_page()

    def opens(path: str) -> Page:
        page.goto(f"{address}{path}", wait_until="load")
        looks_right(page)
        return page

    try:
        yield opens
    finally:
        context.close()
        server.shutdown()
        thread.join()
        server.server_close()


def looks_right(page: Page) -> None:
    """Axe finds nothing, and nothing sticks out sideways; a page that a click has led to is waited for."""
    page.wait_for_load_state("load")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, page.url
