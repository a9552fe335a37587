"""The verifier page in a real browser: from a server beside an export, and from a folder of the reader's own disk."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.builders.exports import LOG, WITNESS, an_export, with_page
from tests.journeys.conftest import Visit

PATIENCE_MS: Final = 20_000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with the page before them: what they enter, and what they then read."""

    page: Page

    def trusts(self, log: str = "", witnesses: str | None = None, quorum: str = "", seen: str = "") -> None:
        """Enter keys; without arguments those of the exports of these tests."""
        self.page.locator("#logs").fill(log or LOG.verifier().vkey())
        self.page.locator("#witnesses").fill(WITNESS.cosigner().vkey() if witnesses is None else witnesses)
        self.page.locator("#quorum").fill(quorum)
        if seen:
            self.page.locator("#keys summary").click()
            self.page.locator("#seen").fill(seen)

    def checks(self, folder: Path) -> None:
        """Choose a folder, have it checked, and wait for the verdict."""
        self.page.locator("#folder").set_input_files(folder)
        self.page.locator("#start").click()
        self.waits()

    def waits(self) -> None:
        """Wait for the verdict on an export."""
        expect(self.page.locator("#result .verdict h2")).to_be_visible(timeout=PATIENCE_MS)

    @property
    def verdict(self) -> str:
        """The heading of the verdict."""
        return self.page.locator("#result .verdict h2").inner_text()

    @property
    def findings(self) -> list[list[str]]:
        """The rows of what deviates: entry, where, what is there, what should be."""
        rows = self.page.locator("#result .findings tbody tr").all()
        return [row.locator("th, td").all_inner_texts() for row in rows]

    def opens(self, tab: str) -> None:
        """Go to a tab by its link."""
        self.page.locator(f'#tabs a[href="#{tab}"]').click()


@pytest.fixture(scope="session")
def export_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a good export without the page; tests leave it as it is."""
    return an_export(tmp_path_factory.mktemp("record"))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, export_folder: Path) -> Iterator[str]:
    """Yield the address of a server that shows the export with the page beside it."""
    folder = with_page(shutil.copytree(export_folder, tmp_path_factory.mktemp("served") / "export"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def copy(export_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the export that a test may spoil."""
    return Path(shutil.copytree(export_folder, tmp_path / "export"))


@pytest.fixture
def reads(visit: Callable[..., Visit]) -> Callable[..., Reader]:
    """Return a way to open the page, in English where nothing else is said."""

    def begin(path: str = "/verify.html", **context: object) -> Reader:
        one = visit(**{"locale": "en-GB", **context})
        one.go(path)
        return Reader(one.page)

    return begin


@pytest.fixture
def reads_from_disk(visit: Callable[..., Visit], copy: Path) -> Callable[..., Reader]:
    """Return a way to open the page that lies in the export's own folder, without any server."""

    def begin(**context: object) -> Reader:
        one = visit(**{"locale": "en-GB", **context})
        one.address = with_page(copy).as_uri()
        one.go("/verify.html")
        return Reader(one.page)

    return begin
