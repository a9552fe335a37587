"""The demo's bidders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from threading import Thread
from typing import Any

import pytest

from web.cli.demo.crowd import Crowd

_PLACED: list[dict[str, Any]] = []
_AT = datetime(2024, 7, 22, tzinfo=UTC)


class _Portal(BaseHTTPRequestHandler):
    """Answers like a portal on which an auction is open until three bids have come."""

    def do_GET(self) -> None:
        phase = "closed" if len(_PLACED) == 3 else "open"
        leading: dict[str, Any] = _PLACED[-1]["content"] if _PLACED else {"by": None, "amount_fen": 119_000}
        standing = {"leading": leading["by"], "least_fen": leading["amount_fen"] + 1_000}
        self._answer({"phase": phase, "standing": standing})

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        _PLACED.append(told)
        self._answer({"number": len(_PLACED), "at": (_AT + timedelta(0)).isoformat()})

    def _answer(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def portal() -> Iterator[str]:
    """Yield the address of such a portal."""
    _PLACED.clear()
    server = HTTPServer(("127.0.0.1", 0), _Portal)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_they_bid_against_one_another_until_it_is_over(portal: str) -> None:
    """Each bid is higher, by somebody else than who leads, and says that it is simulated."""
    assert Crowd(portal, "kiosk").goes_on(lambda _: True)

    bids = [one["content"] for one in _PLACED]
    assert [bid["amount_fen"] for bid in bids] == sorted({bid["amount_fen"] for bid in bids})
    assert all(one["by"] != two["by"] for one, two in pairwise(bids))
    assert all(bid["by"].startswith("SIM") for bid in bids)


def test_they_end_when_nobody_is_there_to_look() -> None:
    """A portal that is gone is asked again only while its process lives."""
    there = iter([True, False])

    assert not Crowd("http://127.0.0.1:1", "kiosk").goes_on(lambda _: next(there))
