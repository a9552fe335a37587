"""The portal with a box that takes bids, in processes of its own, and submissions that it can be asked to take."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from secrets import token_bytes
from typing import Final

import psutil

from bidding.bids.places import handle_of
from bidding.bids.strict_json import text_of
from bidding.bids.submissions import signed_submission
from models.keys import make_pair
from models.keys.pairs import ED25519
from tests.builders.bid_register import BidDesk
from tests.builders.bids import SealedBid, a_bid, bid_notice
from tests.builders.record import LOG
from web.serving import serve
from web.settings import Settings

__all__ = ["BidServer", "served", "submissions"]

_START_SECONDS: Final = 30
_PERMIT: Final = {"permit_on": "2099-09-01"}


@dataclass(frozen=True, slots=True)
class BidServer:
    """A server by its port and processes, and a bid whose envelopes it holds."""

    port: int
    process: psutil.Process
    bid: SealedBid

    @property
    def workers(self) -> list[psutil.Process]:
        """The processes that answer."""
        found: list[psutil.Process] = self.process.children()
        return found

    def cpu_seconds(self) -> float:
        """Return what the workers have used so far, user and system."""
        return sum(sum(one.cpu_times()[:2]) for one in self.workers)

    def connection(self) -> HTTPConnection:
        """Return a connection of one client."""
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def answers(self) -> bool:
        """Return whether it answers."""
        asked = self.connection()
        try:
            asked.request("GET", "/api/v1/openapi.json")
            return asked.getresponse().status == HTTPStatus.OK
        except OSError:
            return False
        finally:
            asked.close()


@contextmanager
def served(folder: Path) -> Iterator[BidServer]:
    """Serve a register whose one box takes bids for a day; the envelopes of one bid are there."""
    closes = datetime.now(UTC) + timedelta(days=1)
    times = {"questions_close_at": closes - timedelta(days=10), "bids_close_at": closes,
             "opens_until": closes + timedelta(hours=2)}  # fmt: skip
    notice = bid_notice(times={name: f"{at:%Y-%m-%dT%H:%M:%SZ}" for name, at in times.items()} | _PERMIT)
    desk = BidDesk.of(folder, notice, enrolled=False)
    desk.clock.at = datetime.now(UTC)
    bid = a_bid(1, notice=notice)
    desk.upload(bid)
    desk.engine.dispose()
    port = _free_port()
    command = [sys.executable, "-m", "benchmarks.bid_server", desk.url, str(port)]
    running = subprocess.Popen(command)
    try:
        found = BidServer(port, psutil.Process(running.pid), bid)
        _wait_for(found)
        yield found
    finally:
        running.terminate()
        running.wait()


def submissions(bid: SealedBid, count: int) -> list[bytes]:
    """Return so many submissions of the same envelopes, each of a key of its own: what SUBMIT costs is the same."""
    pairs = [make_pair(ED25519, token_bytes) for _ in range(count)]
    return [
        text_of(
            signed_submission(
                bid.submission.model_copy(update={"key": pair.public, "bidder": handle_of(pair.public)}), pair
            )
        )
        for pair in pairs
    ]


def _wait_for(server: BidServer) -> None:
    for _ in range(_START_SECONDS * 20):
        if server.workers and server.answers():
            return
        time.sleep(0.05)
    message = "the server does not start"
    raise TimeoutError(message)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    serve("127.0.0.1", int(sys.argv[2]), Settings(database_url=sys.argv[1]), LOG)
