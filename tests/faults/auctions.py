"""The drills of auctions: servers that are killed (kill -9) lose no acknowledged bid, and of bids that race one wins.

python -m tests.faults.auctions --kills 1000
python -m tests.faults.auctions --races 10000
python -m tests.faults.auctions --awards 10000

A kill hits a process that places bids in groups: at a random statement, at the end of a stage (about to commit,
committed, about to acknowledge), or at any moment. The next process goes on with the same bids and the same file. All
registers lie at one address with one engine, so that statements are compiled once and not once a kill. In a race 32
bidders bid the same amount at once.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from string import ascii_letters
from typing import Any, Final

from sqlalchemy import Engine, event, text
from sqlmodel import Session

from bidding.auction import signed_bid, stand
from models.errors import RefusedError
from models.migrations import upgrade
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from models.tables import engine_for
from tests.builders.auctions import AUCTION, OPENS_AT, STARTING, STEP, bidder, rules
from tests.builders.record import a_clerk, writing_to
from tests.faults.awards import race_awards
from web.register.auctions.bids import AuctionWriter, OfferedBid, Placed, place_all
from web.register.auctions.courses import Courses, announce, announced, events_of

__all__ = ["RACING", "STAGES", "Drilled", "drill", "race"]

STAGES: Final = ("any statement", "before commit", "after commit", "before acknowledgement", "any moment")
RACING: Final = 32
_AUCTIONS: Final = 3
"""Auctions that share a commit."""
_LONGEST: Final = 0.2
"""Seconds within which a kill at any moment falls."""

Acknowledged = dict[tuple[str, int], str]
"""Auction and amount -> the number and the entry that were acknowledged."""


@dataclass
class Drilled:
    """What came of it: kills by where they hit, bids that were acknowledged, and everything that was wrong."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


def drill(kills: int, seed: int, bids: int = 20) -> Drilled:
    """Kill so often, on one register after another, in each of which every auction gets so many bids."""
    chance, drilled = Random(seed), Drilled()
    groups = [[_bid(f"{AUCTION}-{one}", "ab"[turn % 2], STARTING + turn * STEP) for one in range(_AUCTIONS)]
              for turn in range(bids)]  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        desk = _Desk.of(Path(place), groups[0])
        while sum(drilled.kills.values()) < kills:
            desk.anew()
            _one_register(desk, groups, chance, drilled, kills)
    return drilled


@dataclass
class _Desk:
    """Registers that lie one after the other at one address, each with the auctions announced and no bid."""

    file: Path
    announced: bytes
    engine: Engine

    @classmethod
    def of(cls, folder: Path, bids: list[OfferedBid]) -> _Desk:
        """Return the first of them, after it compiled what the processes and the checks will run."""
        engine = engine_for(_register(folder, [bid.auction_id for bid in bids]))
        file = folder / "register.db"
        desk = cls(file, file.read_bytes(), engine)
        placed = place_all(engine, bids, lambda: OPENS_AT, secrets.token_bytes, Courses({}))
        _faults(desk, {(bid.auction_id, bid.amount_fen): _told(one) for bid, one in zip(bids, placed, strict=True)})
        return desk

    def anew(self) -> None:
        """Lay down the next register, in which nobody has bid."""
        self.engine.dispose()
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        self.file.write_bytes(self.announced)


def race(rounds: int, racing: int = RACING) -> list[str]:
    """Let so many bid the same amount at once, again and again; return what was wrong: not one winner, or two."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        handles = ascii_letters[:racing]
        url = _register(Path(place), [AUCTION], {one: bidder(one).key.vkey for one in handles})
        engine = engine_for(url)
        writer = AuctionWriter(engine, lambda: OPENS_AT, secrets.token_bytes)
        with ThreadPoolExecutor(racing) as pool:
            for number in range(rounds):
                bids = [_bid(AUCTION, one, STARTING + number * STEP) for one in handles]
                won = [one for one in pool.map(lambda bid: _tried(writer, bid), bids) if one is not None]
                if [one.taken.event.number for one in won] != [number + 1]:
                    wrong.append(f"round {number}: {len(won)} won")
        wrong += _whole(engine, AUCTION, rounds)
        engine.dispose()
    return wrong


def _tried(writer: AuctionWriter, bid: OfferedBid) -> Placed | None:
    try:
        return writer.submit(bid)
    except RefusedError:
        return None


def _bid(auction_id: str, by: str, amount: int) -> OfferedBid:
    whose = bidder(by)
    return OfferedBid(auction_id, by, amount, signed_bid(auction_id, by, amount, (whose.name, whose.pair)))


def _register(folder: Path, names: Sequence[str], bidders: dict[str, str] | None = None) -> str:
    upgrade(url := f"sqlite:///{folder / 'register.db'}")
    given = {} if bidders is None else {"bidders": bidders}
    with writing_to(url) as session:
        clerk = a_clerk(session, OPENS_AT - timedelta(days=3))
        for name in names:
            announce(clerk, rules(auction_id=name, **given), "Xinan Subdistrict")
    return url


def _one_register(
    desk: _Desk, groups: list[list[OfferedBid]], chance: Random, drilled: Drilled, kills: int
) -> None:  # fmt: skip
    told = Acknowledged()
    while len(told) < len(groups) * _AUCTIONS:
        if sum(drilled.kills.values()) >= kills:
            break
        where = chance.choice(STAGES)
        drilled.kills[where] += _run(desk.engine, groups, told, where, chance, drilled)
        drilled.wrong += _faults(desk, told)
    drilled.acknowledged += len(told)


def _run(
    engine: Engine, groups: list[list[OfferedBid]], told: Acknowledged, where: str, chance: Random, drilled: Drilled
) -> bool:  # fmt: skip
    """Let a process work until it is killed or done, keep what it acknowledged, and return if it was killed."""
    reading, out = os.pipe()
    count, delay = chance.randrange(1, 40 if where == STAGES[0] else 8), chance.random() * _LONGEST
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses none of the parent's threads
        child = os.fork()
    if child == 0:
        os.close(reading)
        _work(engine, groups[len(told) // _AUCTIONS :], out, where, count)
    os.close(out)
    if where == STAGES[-1]:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    _, status = os.waitpid(child, 0)
    for line in lines:
        name, amount, answer = json.loads(line)
        if name == "error":
            drilled.wrong.append(answer)
        elif told.setdefault((name, amount), answer) != answer:
            drilled.wrong.append(f"{name} {amount} was acknowledged in two ways")
    return os.WIFSIGNALED(status)


def _work(engine: Engine, groups: list[list[OfferedBid]], out: int, where: str, count: int) -> None:
    """Place bids in a process of its own, which never returns."""
    try:
        left, courses = [count], Courses({})
        if where == STAGES[0]:
            event.listen(engine, "before_cursor_execute", lambda *_: _die_at(left))
        elif where in STAGES[1:3]:
            event.listen(Session, where.replace(" ", "_"), lambda *_: _die_at(left))
        for group in groups:
            placed = place_all(engine, group, lambda: OPENS_AT, secrets.token_bytes, courses)
            if where == STAGES[3]:
                _die_at(left)
            for bid, one in zip(group, placed, strict=True):
                name = bid.auction_id if isinstance(one, Placed) else "error"
                os.write(out, f"{json.dumps([name, bid.amount_fen, _told(one)])}\n".encode())
    except BaseException as error:  # noqa: BLE001 - a child process tells and ends; it must not run on as the parent
        os.write(out, f"{json.dumps(['error', 0, repr(error)])}\n".encode())
    finally:
        os._exit(0)


def _told(one: Placed | BaseException) -> str:
    return f"{one.taken.event.number} {one.taken.entry}" if isinstance(one, Placed) else repr(one)


def _die_at(left: list[int]) -> None:
    left[0] -= 1
    if left[0] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)


def _faults(desk: _Desk, told: Acknowledged) -> list[str]:
    """Return what is wrong with the file: lost, doubled, torn, or not what the record says."""
    found = Verification("register")
    with Session(desk.engine) as session:
        check_rows(KeptRecord(session), found)
        wrong = [str(one) for one in found.findings]
        entries = Counter(session.scalars(text("SELECT digest FROM ledger_entry WHERE type = 'auction.bid'")))
        rows = session.scalar(text("SELECT count(*) FROM auction_step"))
        for name in {name for name, _ in told}:
            numbers = {one.amount_fen: one.number for one in _course(session, name)}
            wrong += [
                f"lost: {name} {amount}" for (which, amount), answer in told.items()
                if which == name and str(numbers.get(amount)) != answer.split()[0]
            ]  # fmt: skip
        wrong += [f"no entry: {one}" for one in told.values() if entries[one.split()[1]] != 1]
        wrong += [] if rows == entries.total() else [f"{rows} bids and {entries.total()} entries"]
        whole = session.scalar(text("PRAGMA integrity_check"))
    desk.engine.dispose()
    return wrong + ([] if whole == "ok" else [f"the file is broken: {whole}"])


def _course(session: Session, name: str) -> Sequence[Any]:
    """Return the events of an auction, each of which could have been taken after the one before."""
    events = events_of(session, name)
    stand(announced(session, name), events)
    return events


def _whole(engine: Engine, name: str, number: int) -> list[str]:
    with Session(engine) as session:
        found = len(_course(session, name))
    return [] if found == number else [f"{found} bids in {number} rounds"]


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--races", type=int, default=0)
    parser.add_argument("--awards", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked, begun = parser.parse_args(), time.monotonic()
    told: Callable[[str], object] = sys.stdout.write
    drilled = drill(asked.kills, asked.seed)
    wrong = drilled.wrong + race(asked.races) + race_awards(asked.awards, RACING)
    told(f"{sum(drilled.kills.values())} kills {dict(drilled.kills)}: {drilled.acknowledged} bids acknowledged\n")
    told(f"{asked.races} races of bids and {asked.awards} of awards, {RACING} at once; ")
    told(f"{len(wrong)} wrong; {time.monotonic() - begun:.0f} s\n")
    for one in wrong[:50]:
        told(f"    {one}\n")


if __name__ == "__main__":
    _main()
