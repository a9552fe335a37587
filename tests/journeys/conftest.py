"""The portal in a real browser: Debian's chromium against a server of this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.builders.city import city_url
from tests.builders.serving import served
from tests.journeys.album import Album
from web.application import create_app
from web.settings import Settings

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync",
             "--js-flags=--max-optimized-bytecode-size=0"]  # fmt: skip
"""The last: no page lives so long that optimizing its scripts would ever pay."""


@dataclass
class Visit:
    """A visitor's browser, and what it should never see: requests to other hosts, violations, errors of scripts."""

    page: Page
    address: str
    strange: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page of the portal and wait until all of it is there."""
        self.page.goto(f"{self.address}{path}", wait_until="load")

    def note_request(self, request: Request) -> None:
        """Keep a request to another host."""
        if request.url.split(":")[0] != "data" and urlsplit(request.url).netloc != urlsplit(self.address).netloc:
            self.strange.append(request.url)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a portal that shows the city."""
    app = create_app(Settings(database_url=city_url(tmp_path_factory.mktemp("city"))))
    with served(app) as found:
        yield found


@pytest.fixture(scope="session")
def album() -> Album:
    """Return where pictures are kept of what the tests ended with."""
    return Album()


@pytest.fixture(scope="session")
def browser(album: Album) -> Iterator[Browser]:
    """Yield chromium; the tests that ask for it are skipped where it is not installed."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield album.watch(found)
        found.close()


@pytest.fixture(autouse=True)
def _pictured(request: pytest.FixtureRequest, album: Album) -> Iterator[None]:
    """Keep a picture of the page with which a test in the browser ends, in build/screenshots."""
    album.test = f"{request.path.stem.removeprefix('test_')}-{request.node.name.removeprefix('test_')}"
    yield
    album.keep()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Yield a way to begin a visit; at the end of the test every visit must have seen nothing strange."""
    visits: list[tuple[BrowserContext, Visit]] = []

    def begin(**context: Any) -> Visit:  # noqa: ANN401 - whatever a browser context takes
        made = browser.new_context(**context)
        one = Visit(made.new_page(), address)
        one.page.on("request", one.note_request)
        one.page.on("console", lambda message: one.strange.append(message.text) if message.type == "error" else None)
        one.page.on("pageerror", lambda error: one.strange.append(str(error)))
        visits.append((made, one))
        return one

    yield begin
    for made, _ in visits:
        made.close()
    assert [what for _, one in visits for what in one.strange] == []
