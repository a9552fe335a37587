"""The modules that seal bids in a browser, without a portal: from a server of plain files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

STATIC: Final = Path(__file__).parents[3] / "web" / "static"
BEGINNING: Final = """
const at = (name) => import(`/sealing/${name}.js`);
const [hashing, deriving, hpke, sharing, keys, bids, curves, key_files] = await Promise.all(
  ["hashing", "deriving", "hpke", "sharing", "keys", "bids", "curves", "key_files"].map(at));
const { base64, bytesOf, fromBase64, fromHex, hex } = WuxinVerifier.ledger;
// the same bytes as tests.builders.keys.entropy: drawn in Python beforehand, for SHAKE-256 is in no browser
const drawnFrom = (given) => { const left = [...given]; return (count) => {
  const next = fromBase64(left.shift());
  if (next.length !== count) throw new Error(`${count} bytes asked for, ${next.length} were drawn`);
  return next; }; };
"""
"""What every script of these tests begins with."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


class Modules:
    """The modules in a page of a browser."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - a page of Playwright
        self.page = page

    def run(self, script: str, given: object = None) -> Any:  # noqa: ANN401 - whatever the script gives
        """Return what the body of an async function gives, which is called with `given`."""
        return self.page.evaluate(f"async (given) => {{ {BEGINNING} {script} }}", given)


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Modules]:
    """Yield the modules in a page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(STATIC)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/verifier/verify.html", wait_until="load")
    yield Modules(page)
    page.close()
    server.shutdown()
    thread.join()
    server.server_close()
