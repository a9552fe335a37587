"""D1, D2, D3, D5: what a bid costs that is handed in over HTTP, from the request to the receipt.

Counted and timed on the portal as `wuxin serve` serves it, over real sockets, each submission with a key of its own.
"""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import median
from threading import Event, Thread
from typing import Final

from benchmarks.bid_server import BidServer, served, submissions
from benchmarks.gates import Measured

__all__ = ["handing_in"]

_CLIENTS: Final = 8
_HEADERS: Final = {"Content-Type": "application/json"}
_TABLE: Final = "CREATE TABLE IF NOT EXISTS bid (digest TEXT PRIMARY KEY, tender, lot, accepted_at, statement)"
_ROW: Final = "INSERT INTO bid (digest, tender, lot, accepted_at, statement) VALUES (?, 't', 'l', 'now', ?)"
_SECOND: Final = 1.0


def handing_in(*, bids: int, rounds: int, judged: bool) -> Iterator[Measured]:
    """Yield D1 to D5 without D4: fdatasync and CPU per acknowledged bid, acknowledgements a second, the slowest one."""
    with tempfile.TemporaryDirectory() as place, served(Path(place)) as server:
        _acknowledged(server, submissions(server.bid, 20), _CLIENTS)
        for clients, gate, stretch in ((1, 1.2, 1.05), (_CLIENTS, 0.5, 0.3)):
            yield _waits(server, bids, clients, (gate, stretch))
        yield from _costs(server, Path(place), (bids, rounds), judged=judged)


def _acknowledged(server: BidServer, texts: Sequence[bytes], clients: int) -> list[float]:
    """Hand submissions in by so many clients at once, and return how many seconds each waited for its receipt."""

    def client(mine: Sequence[bytes]) -> list[float]:
        connection, waited = server.connection(), []
        for text in mine:
            begun = time.perf_counter()
            connection.request("POST", "/api/v1/bids", text, _HEADERS)
            answer = connection.getresponse()
            told = answer.read()
            if answer.status != HTTPStatus.OK:
                raise RuntimeError(told.decode())
            waited.append(time.perf_counter() - begun)
        connection.close()
        return waited

    with ThreadPoolExecutor(clients) as pool:
        return [one for mine in pool.map(client, [texts[n::clients] for n in range(clients)]) for one in mine]


def _waits(server: BidServer, bids: int, clients: int, limits: tuple[float, float]) -> Measured:
    """Return D1: how often the disk is waited for, by strace, over the acknowledgements."""
    what = f"COUNT: fdatasync per acknowledged bid, {clients} client{'s' if clients > 1 else ''}"
    texts = submissions(server.bid, bids)
    if shutil.which("strace") is None:
        return Measured(f"D1.{clients}", what, 0, "", note="not measured: there is no strace")
    with tempfile.TemporaryDirectory() as place:
        told = Path(place, "strace")
        ids = [word for one in server.workers for word in ("-p", str(one.pid))]
        command = ["strace", "-f", "-qq", "-c", "-e", "trace=fdatasync,fsync", "-o", str(told), *ids]
        tracing = subprocess.Popen(command)
        time.sleep(1)
        _acknowledged(server, texts, clients)
        tracing.send_signal(signal.SIGINT)
        tracing.wait()
        counted = sum(int(line.split()[3]) for line in told.read_text().splitlines() if line.endswith("sync"))
    gate, stretch = limits
    return Measured(f"D1.{clients}", what, counted / bids, "", gate=gate, stretch=stretch,
                    note=f"{counted} for {bids} bids")  # fmt: skip


def _costs(server: BidServer, place: Path, size: tuple[int, int], *, judged: bool) -> Iterator[Measured]:
    bids, rounds = size
    statement = submissions(server.bid, 1)[0].decode()
    cpu, rate, waited = [], [], []
    own, bare = [], []
    for number in range(rounds):
        texts = submissions(server.bid, bids)
        before, begun = server.cpu_seconds(), time.perf_counter()
        waited += _acknowledged(server, texts, _CLIENTS)
        seconds, used = time.perf_counter() - begun, server.cpu_seconds() - before
        alone = _commits(place / f"bare-{number}.db", bids, statement)
        grouped = _grouped(place / f"group-{number}.db", bids, statement)
        own.append(used / bids)
        bare.append(alone)
        cpu.append(used / bids / alone)
        rate.append(bids / seconds / grouped)
    yield Measured(
        "D2", "CPU of the server per acknowledged bid, 8 clients / CPU of a bare commit of the same row", median(cpu),
        low=min(cpu), high=max(cpu), gate=7 if judged else None, stretch=3,
        note=f"{median(own) * 1e6:.0f} us / {median(bare) * 1e6:.0f} us, {rounds} rounds of {bids} bids",
    )  # fmt: skip
    yield Measured(
        "D3", "acknowledged bids a second, 8 clients / rows a second of a bare group commit by 8 threads", median(rate),
        low=min(rate), high=max(rate), stretch=0.5, note="by the wall clock: told, not judged; more is better",
    )  # fmt: skip
    yield Measured(
        "D5", "the slowest acknowledgement / the median one, 8 clients", max(waited) / median(waited),
        gate=150 if judged and max(waited) <= _SECOND else (0 if judged else None), stretch=20,
        note=f"median {median(waited) * 1000:.1f} ms, slowest {max(waited) * 1000:.0f} ms of {len(waited)}; 1 s fails",
    )  # fmt: skip


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for line in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", _TABLE):
        connection.execute(line)
    return connection


def _commits(path: Path, rows: int, statement: str) -> float:
    """Return the CPU seconds of a bare durable commit of one row."""
    connection = _opened(path)
    before = time.process_time()
    for number in range(rows):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_ROW, (f"{number:064}", statement))
        connection.execute("COMMIT")
    used = time.process_time() - before
    connection.close()
    return used / rows


def _grouped(path: Path, rows: int, statement: str) -> float:
    """Return how many rows a second eight threads commit through one writer: nothing but queue, rows and disk."""
    waiting: SimpleQueue[tuple[str, Event] | None] = SimpleQueue()
    writer = Thread(target=_write, args=(path, waiting, statement))
    writer.start()

    def client(first: int) -> None:
        for number in range(first, rows, _CLIENTS):
            done = Event()
            waiting.put((f"{number:064}", done))
            done.wait()

    begun = time.perf_counter()
    with ThreadPoolExecutor(_CLIENTS) as pool:
        list(pool.map(client, range(_CLIENTS)))
    seconds = time.perf_counter() - begun
    waiting.put(None)
    writer.join()
    return rows / seconds


def _write(path: Path, waiting: SimpleQueue[tuple[str, Event] | None], statement: str) -> None:
    connection = _opened(path)
    while (first := waiting.get()) is not None:
        group = [first, *_there(waiting)]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_ROW, [(digest, statement) for digest, _ in group])
        connection.execute("COMMIT")
        for _, done in group:
            done.set()
    connection.close()


def _there(waiting: SimpleQueue[tuple[str, Event] | None]) -> Iterator[tuple[str, Event]]:
    try:
        while (found := waiting.get_nowait()) is not None:
            yield found
    except Empty:
        return
