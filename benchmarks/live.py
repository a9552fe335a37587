"""A1 to A3: what it costs to tell every watcher of an auction each bid, beside a bare loop of send() of the same bytes.

Both arms are processes of their own, each with its own connections; the watchers are sockets of this process, on the
same cores. A bid is durable before the live server is woken; time runs from there.
"""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Final

import psutil
from sqlalchemy import Engine

from benchmarks.gates import Measured
from benchmarks.pairs import ROUNDS
from benchmarks.watchers import Watchers, many_files
from bidding.auction import signed_bid
from models.migrations import upgrade
from models.tables import engine_for, writing
from tests.builders.auctions import AUCTION, OPENS_AT, STARTING, STEP, bidder, rules
from tests.builders.record import a_clerk, writing_to
from web.register.auctions.bids import OfferedBid, maker
from web.register.auctions.courses import Courses, announce, take
from web.register.auctions.wakes import wake

__all__ = ["Arm", "tell_bare", "telling"]

_FRAME_BYTES: Final = 460
"""As long as the frame of a bid with the numbers of this auction."""


@dataclass
class Arm:
    """What came of one arm: CPU seconds of its server for each delivery, and seconds to the last watcher, by round."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


class _Bidding:
    """Bids that rise for ever in one auction."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._courses, self.number = engine, Courses({}), 0

    def bid(self) -> float:
        """Place the next bid, and return the moment at which it was durable, before the live server is woken."""
        by, amount = "ab"[self.number % 2], STARTING + self.number * STEP
        whose = bidder(by)
        signed = signed_bid(AUCTION, by, amount, (whose.name, whose.pair))
        make = maker(OfferedBid(AUCTION, by, amount, signed))
        with writing(self._engine) as session:
            take(session, AUCTION, make, lambda: OPENS_AT, secrets.token_bytes, self._courses)
        durable = time.monotonic()
        wake(self._engine, [AUCTION])
        self.number += 1
        return durable


def telling(number: int, bids: int, *, rounds: int = ROUNDS, judged: bool = True) -> Iterator[Measured]:
    """Yield A1, A2 and A3 for so many watchers and so many bids a round; `judged`: whether ratios are."""
    ours, bare, missing = Arm(), Arm(), 0
    with ExitStack() as stack:
        stack.enter_context(many_files(2 * number + 200))
        url = stack.enter_context(_register())
        engine = engine_for(url)
        bidding = _Bidding(engine)
        live, live_port = stack.enter_context(_server("-m", "benchmarks.live", "live", url, str(number)))
        bare_one, bare_port = stack.enter_context(_server("-m", "benchmarks.live", "bare", str(number)))
        watchers = stack.enter_context(Watchers(live_port, number, [f"/live/auctions/{AUCTION}"] * number))
        listeners = stack.enter_context(Watchers(bare_port, number))
        bidding.bid()
        watchers.until(1)
        for one in range(rounds):
            _ours(live, bidding, watchers, bids, ours)
            _bare(bare_one, listeners, bids, one * bids, bare)
        missing = _resumed(watchers, bidding)
        engine.dispose()
    cpu = [above / under for above, under in zip(ours.cpu, bare.cpu, strict=True)]
    yield Measured(
        "A1", f"CPU to tell a bid to one of {number} watchers / a bare send() of the same bytes", median(cpu),
        low=min(cpu), high=max(cpu), gate=3.0 if judged else None, stretch=1.6,
        note=f"{median(ours.cpu) * 1e6:.1f} us / {median(bare.cpu) * 1e6:.1f} us, {rounds} rounds of {bids} bids",
    )  # fmt: skip
    yield Measured("A2", "events that a watcher was not told, or told twice or out of order", missing, "events", gate=0)
    wall = median(ours.wall) / median(bare.wall)
    yield Measured(
        "A3", f"from the commit to the last of {number} told / the same for the bare loop, by the wall clock", wall,
        gate=5.0 if judged else None, stretch=2,
        note=f"medians {median(ours.wall) * 1000:.1f} ms / {median(bare.wall) * 1000:.1f} ms",
    )  # fmt: skip


def _ours(server: subprocess.Popen[str], bidding: _Bidding, watchers: Watchers, bids: int, arm: Arm) -> None:
    before = _cpu(server)
    for _ in range(bids):
        begun = bidding.bid()
        told = watchers.until(bidding.number)
        arm.wall.append((told or begun + 30) - begun)
    arm.cpu.append((_cpu(server) - before) / bids / len(watchers.seen))


def _bare(server: subprocess.Popen[str], listeners: Watchers, bids: int, first: int, arm: Arm) -> None:
    before = _cpu(server)
    for number in range(first + 1, first + bids + 1):
        begun = time.monotonic()
        _to(server, f"{number}\n")
        told = listeners.until(number)
        arm.wall.append((told or begun + 30) - begun)
    arm.cpu.append((_cpu(server) - before) / bids / len(listeners.seen))


def _resumed(watchers: Watchers, bidding: _Bidding) -> int:
    """Let every fifth watcher break off between bids and come back; return how much all were told amiss, of it all."""
    for turn in range(5):
        bidding.bid()
        for place in range(turn, len(watchers.seen), 5):
            watchers.again(place)
    watchers.until(bidding.number)
    whole = list(range(1, bidding.number + 1))
    return sum(abs(len(whole) - len(seen)) or seen != whole for seen in watchers.seen)


def _cpu(server: subprocess.Popen[str]) -> float:
    """Return the CPU seconds of a process, to the nanosecond (proc(5), schedstat), all threads together."""
    tasks = Path(f"/proc/{psutil.Process(server.pid).pid}/task").glob("*/schedstat")
    return sum(int(one.read_text(encoding="ascii").split()[0]) for one in tasks) / 1e9


def _to(server: subprocess.Popen[str], text: str) -> None:
    if server.stdin is not None:
        server.stdin.write(text)
        server.stdin.flush()


@contextmanager
def _register() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as place:
        upgrade(url := f"sqlite:///{place}/register.db")
        with writing_to(url) as session:
            announce(a_clerk(session, OPENS_AT - timedelta(days=3)), rules(), "Xinan Subdistrict")
        yield url


@contextmanager
def _server(*command: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run a server that tells its port on its first line; it ends when its standard input does."""
    with subprocess.Popen(
        [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            yield server, int(server.stdout.readline() if server.stdout else 0)
        finally:
            server.terminate()


def tell_bare(number: int) -> None:
    """Serve the bare arm: accept so many, then send a frame of the same length to each for every line that comes."""
    with ExitStack() as stack:
        stack.enter_context(many_files(number + 100))
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=1024))
        print(listening.getsockname()[1], flush=True)
        connections = [stack.enter_context(listening.accept()[0]) for _ in range(number)]
        for one in connections:
            one.setblocking(False)  # noqa: FBT003 - of the library
        for line in sys.stdin:
            head = f"id: {line.strip()}\nevent: step\ndata: "
            data = f"{head}{'x' * (_FRAME_BYTES - len(head))}\n\n".encode()
            for one in connections:
                one.send(data)


def _tell_live(url: str, number: int) -> None:
    from web.clock import ahead  # noqa: PLC0415 - see below
    from web.live.server import run  # noqa: PLC0415 - the bare arm loads none of it

    run(url, ("127.0.0.1", 0), number, now=ahead(0), beside=True, ready=lambda port: print(port, flush=True))


if __name__ == "__main__":
    if sys.argv[1] == "live":
        _tell_live(sys.argv[2], int(sys.argv[3]))
    else:
        tell_bare(int(sys.argv[2]))
