"""Takes the pictures of the tour: chromium walks through a demo that runs, in Chinese and in English."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.tour.stops import STOPS, Stop
from web.cli.demo.people import PASSWORD

__all__ = ["FOLDER", "LANGUAGES", "picture_of", "pictures"]

FOLDER: Final = Path(__file__).parents[2] / "docs" / "tour"
LANGUAGES: Final = ("zh", "en")
_SIZE: Final = {"width": 1280, "height": 800}
_QUALITY: Final = 60
"""Of WebP: text is sharp, and a page takes some 40 KB."""
_PATIENCE_MS: Final = 120_000


def picture_of(stop: Stop, language: str) -> Path:
    """Return where the picture of a stop is kept."""
    return FOLDER / f"{stop.name}.{language}.webp"


def pictures(address: str, only: tuple[str, ...] = ()) -> Iterator[Path]:
    """Take the pictures of all stops, or of those named, at a portal; yield each file once it is written."""
    FOLDER.mkdir(exist_ok=True)
    wanted = [stop for stop in STOPS if not only or stop.name in only]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for stop in wanted:
            for language in LANGUAGES:
                with _page(browser, language) as page:
                    yield _taken(page, address, stop, language)
        browser.close()


@contextmanager
def _page(browser: Browser, language: str) -> Iterator[Page]:
    context = browser.new_context(viewport=_SIZE, locale={"zh": "zh-CN", "en": "en-GB"}[language])  # type: ignore[arg-type]
    context.set_default_timeout(_PATIENCE_MS)
    yield context.new_page()
    context.close()


def _taken(page: Page, address: str, stop: Stop, language: str) -> Path:
    if stop.role:
        page.goto(f"{address}/sign-in?lang={language}")
        page.fill("input[name=login]", f"demo-{stop.role}")
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto(f"{address}{stop.path}?lang={language}", wait_until="load")
    for selector in stop.clicks:
        page.click(selector)
        page.wait_for_load_state("load")
    file = picture_of(stop, language)
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    file.write_bytes(base64.b64decode(shot["data"]))
    return file
