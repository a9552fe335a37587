"""The load drill of auctions: python -m benchmarks.auction_load [--auctions 200] [--watchers 2000] [--rate 220].

`wuxin serve` as it is, with its two processes and the live server beside it; bidders in one process hand signed bids in
over HTTP at a rate, watchers in another note when they are told. Everything shares the cores of the machine. Told: bids
a second, and from handing a bid in, and from its acknowledgement, until the last of its watchers was told.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from benchmarks.pairs import Neighbours
from benchmarks.watchers import Watchers, many_files
from bidding.auction import signed_bid
from models.migrations import upgrade
from tests.builders.auctions import STARTING, STEP, bidder, rules
from tests.builders.record import a_clerk, writing_to
from web.register.auctions.courses import announce

__all__ = ["Asked", "Loaded", "hand_in", "load"]

_HANDS: Final = 64
"""Bidders at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How much: auctions, watchers shared out among them, bids a second, and for how long."""

    auctions: int = 200
    watchers: int = 2000
    rate: float = 220
    seconds: float = 20

    @property
    def bids(self) -> int:
        """Return how many bids each auction gets."""
        return max(1, int(self.rate * self.seconds / self.auctions))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of it; times in seconds, one for each bid that was acknowledged. `untold`: bids somebody never saw."""

    bids: int
    refused: int
    untold: int
    rate: float
    from_handing_in: list[float]
    from_acknowledgement: list[float]

    def lines(self) -> Iterator[str]:
        """Yield it for people."""
        yield f"{self.bids} bids acknowledged, {self.rate:.0f} a second; {self.refused} refused; {self.untold} not told"
        for what, times in (("handing in", self.from_handing_in), ("acknowledgement", self.from_acknowledgement)):
            cuts = quantiles(times, n=100)
            yield (
                f"from {what} to the last watcher: p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, "
                f"p99 {cuts[98] * 1000:.0f} ms, most {max(times) * 1000:.0f} ms"
            )


def load(asked: Asked) -> Loaded:
    """Run the drill."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.enter_context(many_files(asked.watchers + 200))
        _announce(url := f"sqlite:///{folder}/register.db", asked.auctions)
        port, live_port = stack.enter_context(_portal(url))
        paths = [f"/live/auctions/a{place % asked.auctions}" for place in range(asked.watchers)]
        watchers = stack.enter_context(Watchers(live_port, asked.watchers, paths))
        done = threading.Event()
        reader = threading.Thread(target=_watch, args=(watchers, asked.bids, done))
        reader.start()
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.auction_load", "--hand-in", str(port), *_options(asked)],
            check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        done.set()
        reader.join()
    return _compared(asked, watchers, [json.loads(line) for line in told.stdout.splitlines()])


def hand_in(port: int, asked: Asked) -> Iterator[dict[str, Any]]:
    """Hand all bids in at the rate, and yield each with the moments before and after."""
    rounds = [[(f"a{one}", _body(f"a{one}", turn)) for one in range(asked.auctions)] for turn in range(asked.bids)]
    due = iter([(place / asked.rate, *bid) for place, bid in enumerate(bid for one in rounds for bid in one)])
    found: list[dict[str, Any]] = []
    lock, begun = threading.Lock(), time.monotonic() + 0.5

    def work() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                bid = next(due, None)
            if bid is None:
                return
            time.sleep(max(0.0, begun + bid[0] - time.monotonic()))
            sent = time.monotonic()
            connection.request("POST", f"/api/v1/auctions/{bid[1]}/bids", bid[2], {"Content-Type": "application/json"})
            answer = connection.getresponse()
            told = json.loads(answer.read())
            number = told.get("number")
            found.append({"auction": bid[1], "number": number, "sent": sent, "done": time.monotonic()})

    hands = [threading.Thread(target=work) for _ in range(_HANDS)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    yield from found


def _compared(asked: Asked, watchers: Watchers, bids: list[dict[str, Any]]) -> Loaded:
    last: dict[tuple[str, int], float] = {}
    seen: dict[tuple[str, int], int] = {}
    for place, numbers in enumerate(watchers.seen):
        for number, moment in zip(numbers, watchers.when[place], strict=True):
            key = f"a{place % asked.auctions}", number
            last[key] = max(last.get(key, 0.0), moment)
            seen[key] = seen.get(key, 0) + 1
    taken = [bid for bid in bids if bid["number"] is not None]
    watching = {f"a{one}": len(range(one, asked.watchers, asked.auctions)) for one in range(asked.auctions)}
    told = [bid for bid in taken if seen.get((bid["auction"], bid["number"])) == watching[bid["auction"]]]
    moments = [(last[bid["auction"], bid["number"]], bid) for bid in told]
    length = max(bid["done"] for bid in taken) - min(bid["sent"] for bid in taken)
    return Loaded(
        len(taken), len(bids) - len(taken), len(taken) - len(told), len(taken) / length,
        [moment - bid["sent"] for moment, bid in moments], [moment - bid["done"] for moment, bid in moments],
    )  # fmt: skip


def _watch(watchers: Watchers, bids: int, done: threading.Event) -> None:
    """Read until all were told everything, or nothing came for a while after the last bid."""
    quiet = 0
    while quiet < 5:  # noqa: PLR2004 - seconds
        found = sum(1 for _ in watchers.read(1.0))
        quiet = quiet + 1 if done.is_set() and not found else 0
        if done.is_set() and all(seen and seen[-1] >= bids for seen in watchers.seen):
            return


def _announce(url: str, number: int) -> None:
    upgrade(url)
    now = datetime.now(UTC).replace(microsecond=0)
    moments = {"opens_at": now, "closes_at": now + timedelta(hours=2), "hard_stop_at": now + timedelta(hours=3)}
    with writing_to(url) as session:
        clerk = a_clerk(session, now - timedelta(days=3))
        for one in range(number):
            announce(clerk, rules(auction_id=f"a{one}", **moments), "Xinan Subdistrict")


def _body(auction_id: str, turn: int) -> bytes:
    by, amount = "ab"[turn % 2], STARTING + turn * STEP
    whose = bidder(by)
    return json.dumps(signed_bid(auction_id, by, amount, (whose.name, whose.pair))).encode()


@contextmanager
def _portal(url: str) -> Iterator[tuple[int, int]]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        ports = one.getsockname()[1], other.getsockname()[1]
    command = [sys.executable, "-m", "web.cli", "serve", "--port", str(ports[0]), "--db", url]
    environment = {**os.environ, "WUXIN_LIVE_PORT": str(ports[1])}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as served:
        try:
            for port in ports:
                _wait_for(port)
            yield ports
        finally:
            served.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    message = f"nothing listens on port {port}"
    raise TimeoutError(message)


def _options(asked: Asked) -> list[str]:
    named = {"auctions": asked.auctions, "watchers": asked.watchers, "rate": asked.rate, "seconds": asked.seconds}
    return [word for name, value in named.items() for word in (f"--{name}", str(value))]


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.auction_load")
    for name, default in (("auctions", 200), ("watchers", 2000), ("rate", 220.0), ("seconds", 20.0)):
        parser.add_argument(f"--{name}", type=type(default), default=default)
    parser.add_argument("--hand-in", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    asked = Asked(given.auctions, given.watchers, given.rate, given.seconds)
    if given.hand_in:
        for bid in hand_in(given.hand_in, asked):
            print(json.dumps(bid))
        return
    neighbours = Neighbours()
    print(*load(asked).lines(), sep="\n")
    print(f"load {neighbours.load:.1f} before; {neighbours.cores():.1f} cores busy, the servers' among them")


if __name__ == "__main__":
    _main()
