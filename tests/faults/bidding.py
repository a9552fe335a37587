"""The kill drill: a server that takes bids is killed (kill -9) again and again; no receipted bid is lost, none doubled.

python -m tests.faults.bidding --kills 1000

Each kill hits a process that uploads, hands in and gives receipts: after a random time, or at the end of a stage (rows
flushed, about to commit, committed, about to hand out the receipt). The next process goes on with the same file. All
registers lie at one address with one engine, so that statements are compiled once and not once a kill.
"""

from __future__ import annotations

import argparse
import os
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import event, text
from sqlmodel import Session

from models.record.bid_checks import check_bids
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.bid_register import BidDesk
from tests.builders.bids import SealedBid, a_bid
from tests.builders.record import LOG
from web.register.bids.submissions import receipt_text

__all__ = ["STAGES", "Drilled", "drill"]

STAGES: Final = ("after_flush", "before_commit", "after_commit", "before_receipt")
_LONGEST: Final = 0.25
"""Seconds within which a kill at a random moment falls."""


@dataclass
class Drilled:
    """What came of it: kills by where they hit, receipts that were handed out, and everything that was wrong."""

    kills: Counter[str] = field(default_factory=Counter)
    receipts: int = 0
    wrong: list[str] = field(default_factory=list)


def drill(kills: int, seed: int, bids: int = 6) -> Drilled:
    """Kill so often, on one register after another, each of which takes so many bids."""
    chance, drilled = Random(seed), Drilled()
    pool = [a_bid(number) for number in range(1, bids + 1)]
    with tempfile.TemporaryDirectory() as place:
        desk = BidDesk.of(Path(place))
        desk.hand_in(*pool)  # compiles what the processes will run
        while sum(drilled.kills.values()) < kills:
            desk.anew()
            _one_register(desk, pool, chance, drilled, kills)
    return drilled


def _one_register(desk: BidDesk, pool: list[SealedBid], chance: Random, drilled: Drilled, kills: int) -> None:
    receipts: dict[str, str] = {}
    while len(receipts) < len(pool):
        if sum(drilled.kills.values()) >= kills:
            return
        order = chance.sample(pool, len(pool))
        where = chance.choice((*STAGES, "any moment", "any moment"))
        killed = _run(desk, order, receipts, where, chance, drilled)
        drilled.kills[where] += killed
        drilled.wrong += _faults(desk, receipts)
    drilled.receipts += len(receipts)


def _run(
    desk: BidDesk, order: list[SealedBid], receipts: dict[str, str], where: str, chance: Random, drilled: Drilled
) -> bool:  # fmt: skip
    """Let a process work until it is killed or done, keep the receipts that came out, and return if it was killed."""
    reading, writing = os.pipe()
    count, delay = chance.randrange(1, 60), chance.random() * _LONGEST
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(desk, order, writing, where, count)
    os.close(writing)
    if where == "any moment":
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    lines = _read(reading)
    _, status = os.waitpid(child, 0)
    for line in lines:
        digest, _, receipt = line.partition(" ")
        if digest == "error":
            drilled.wrong.append(line)
        elif receipts.setdefault(digest, receipt) != receipt:
            drilled.wrong.append(f"{digest} has two receipts")
    return os.WIFSIGNALED(status)


def _work(desk: BidDesk, order: list[SealedBid], out: int, where: str, count: int) -> None:
    """Take bids in a process of its own, which never returns."""
    try:
        left = [count]
        if where in STAGES[:3]:
            event.listen(Session, where, lambda *_: _die_at(left))
        for bid in order:
            desk.upload(bid)
            committed = desk.submit(bid)
            if where == STAGES[3]:
                _die_at(left, 10)
            receipt = receipt_text(committed, LOG).encode().hex()
            os.write(out, f"{committed.digest} {receipt}\n".encode())
    except BaseException as error:  # noqa: BLE001 - a child process tells and ends; it must not run on as the parent
        os.write(out, f"error {error!r}".replace("\n", " ").encode() + b"\n")
    finally:
        os._exit(0)


def _die_at(left: list[int], steps: int = 1) -> None:
    left[0] -= steps
    if left[0] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)


def _read(descriptor: int) -> list[str]:
    data = b""
    with os.fdopen(descriptor, "rb") as file:
        while select.select([file], [], [], 60)[0] and (piece := os.read(file.fileno(), 65536)):
            data += piece
    return [line.decode() for line in data.split(b"\n")[:-1]]


def _faults(desk: BidDesk, receipts: dict[str, str]) -> list[str]:
    """Return what is wrong with the file: lost, doubled, torn, or not what the record says."""
    found = Verification("register")
    with desk.session() as session:
        rows = [str(one) for one in session.scalars(text("SELECT digest FROM bid_submission"))]
        entries = Counter(
            str(one).rpartition("/")[2]
            for one in session.scalars(text("SELECT subject FROM ledger_entry WHERE type = 'bid.submitted'"))
        )
        whole = session.scalar(text("PRAGMA integrity_check"))
        check_rows(KeptRecord(session), found)
        check_bids(KeptRecord(session), found)
    desk.engine.dispose()
    wrong = [str(one) for one in found.findings]
    wrong += [f"lost: {digest}" for digest in receipts if digest not in rows]
    wrong += [f"doubled: {digest}" for digest, number in entries.items() if number != 1]
    wrong += [f"half there: {digest}" for digest in set(rows) ^ set(entries)]
    return wrong + ([] if whole == "ok" else [f"the file is broken: {whole}"])


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun = time.monotonic()
    drilled = drill(asked.kills, asked.seed)
    told: Callable[[str], object] = sys.stdout.write
    told(f"{sum(drilled.kills.values())} kills in {time.monotonic() - begun:.0f} s: {dict(drilled.kills)}\n")
    told(f"{drilled.receipts} receipts; {len(drilled.wrong)} wrong\n")
    for wrong in drilled.wrong[:50]:
        told(f"    {wrong}\n")


if __name__ == "__main__":
    _main()
