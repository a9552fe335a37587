"""`python -m tests.faults.box_walk --steps 100000`: boxes of sealed bids driven at random, against a plain book.

A walk hands in alone and together, again and late, closes, gives shares, opens, and moves the clock forth and back, in
any order. The book is what a bidder has in hand: receipts, and what moments were told. `broken` lists what should never
have been: an opening before its time, a receipt without its bid, two receipts for one, a late bid, a bid after CLOSE.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from bidding.bids import BoxState, Part
from bidding.bids.strict_json import text_of
from models.errors import WuxinError
from models.record.bid_checks import check_bids
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.sources import KeptRecord
from tests.builders.bid_register import CLOSES, WINDOW_ENDS, BidDesk
from tests.builders.bids import NOTICE, a_bid, a_filler, shares
from tests.builders.record import LOG
from web.register.bids.boxes import box_of, close
from web.register.bids.opening import hand_in_shares, open_bids
from web.register.bids.submissions import Committed, accepted_of, receipt_text, submit_all

__all__ = ["BoxWalk", "main"]

Pick = Callable[[Sequence[Any]], Any]
"""Chooses one of several, by chance or by whoever tests."""

_POOL: Final = (1, 2, 3, 4)
_PARTS: Final = (Part.COVER, Part.PRICE)
_TICK: Final = timedelta(microseconds=1)
_MOMENTS: Final = (
    CLOSES - timedelta(days=1), CLOSES - timedelta(hours=1), CLOSES - _TICK, CLOSES, WINDOW_ENDS - _TICK, WINDOW_ENDS,
)  # fmt: skip
_MOVES: Final = (
    "hand_in", "hand_in", "hand_in", "hand_in", "hand_in", "jump", "jump", "close", "give_shares", "open_part",
)  # fmt: skip


@cache
def _bids() -> list[Any]:
    """Return what is handed in: bids, a replacement, withdrawals, fillers; the last two are never uploaded."""
    plain = [a_bid(number) for number in _POOL]
    return [*plain, a_bid(1, b'{"total_fen":90}', again=1), a_bid(2, None), a_filler(1), a_filler(2), a_bid(5),
            a_bid(6)]  # fmt: skip


_UPLOADED: Final = 8
_TOLD: Final = 5_000


@cache
def _template() -> bytes:
    """Return a register in which the envelopes were uploaded."""
    with tempfile.TemporaryDirectory() as place:
        desk = BidDesk.of(Path(place)).quick()
        for bid in _bids()[:_UPLOADED]:
            desk.upload(bid)
        desk.engine.dispose()
        return Path(place, "register.db").read_bytes()


@cache
def _shares(part: Part) -> list[bytes]:
    return [text_of(one) for one in shares(_bids()[:_UPLOADED], part, range(4))]


class BoxWalk:
    """One box after another, walked step by step."""

    def __init__(self, folder: Path, pick: Pick) -> None:
        self.pick, self._folder = pick, folder
        self.broken: list[str] = []
        self.made: Counter[str] = Counter()
        self.boxes = 0
        self.begin()

    def begin(self) -> None:
        """Begin another box."""
        self.boxes += 1
        folder = self._folder / str(self.boxes)
        folder.mkdir()
        self.desk = BidDesk.of(folder).quick()
        (folder / "register.db").write_bytes(_template())
        self.desk.clock.step = timedelta(0)
        self.desk.clock.at = _MOMENTS[0]
        self.latest: datetime = _MOMENTS[0]
        self.closed = False
        self.opened: list[Part] = []
        self.receipts: dict[int, str] = {}

    @property
    def counts(self) -> datetime:
        """The moment that counts: the clock's, or the latest that something was recorded at."""
        return max(self.latest, self.desk.clock.at)

    def step(self) -> None:
        """Make one move, and hold what came of it against the book."""
        move = self.pick(_MOVES)
        if getattr(self, f"_{move}")():
            self.made[move] += 1
            self._look()
        if len(self.opened) == len(_PARTS) and self.pick((True, False, False, False)):
            self.end()
            self.begin()

    def end(self) -> None:
        """Check the record of the box as anybody does, and let go of it."""
        found = Verification("register")
        with self.desk.session() as session:
            check_rows(KeptRecord(session), found)
            check_bids(KeptRecord(session), found)
        self.broken += map(str, found.findings)
        self.desk.engine.dispose()
        for path in (self._folder / str(self.boxes)).iterdir():
            path.unlink()

    def _jump(self) -> bool:
        self.desk.clock.at = self.pick(_MOMENTS)
        return False

    def _hand_in(self) -> bool:
        """Hand in one to four at once, some of them twice."""
        numbers = [self.pick(range(len(_bids()))) for _ in range(self.pick((1, 1, 1, 2, 4)))]
        counts, before = self.counts, dict(self.receipts)
        texts = [text_of(_bids()[number].submission) for number in numbers]
        taken = False
        for number, one in zip(numbers, submit_all(self.desk.engine, texts, self.desk.clock, os.urandom), strict=True):
            if isinstance(one, Committed):
                taken |= self._taken(number, one, counts, before)
            elif number < _UPLOADED:
                self._never(not self.closed and counts < CLOSES, f"bid {number} was refused in time: {one}")
                self._never(number in before, f"bid {number} has a receipt and was refused")
            self.made["refused"] += not isinstance(one, Committed)
        return taken

    def _taken(self, number: int, one: Committed, counts: datetime, before: dict[int, str]) -> bool:
        receipt = receipt_text(one, LOG)
        self._never(self.receipts.setdefault(number, receipt) != receipt, f"bid {number} has two receipts")
        if number in before:
            self.made["again"] += 1
            return False
        self._never(self.closed, f"bid {number} was taken after CLOSE")
        self._never(counts >= CLOSES or one.accepted_at >= CLOSES, f"bid {number} was taken late")
        self._never(number >= _UPLOADED, f"bid {number} was taken without its envelopes")
        self.latest = counts
        return True

    def _close(self) -> bool:
        counts = self.counts
        try:
            with self.desk.clerk() as clerk:
                close(clerk, NOTICE.tender_id)
        except WuxinError:
            return False
        self._never(self.closed or counts < CLOSES, "the box was closed early, or twice")
        self.closed, self.latest = True, counts
        return True

    def _give_shares(self) -> bool:
        part, counts = self.pick(_PARTS), self.counts
        try:
            for text in _shares(part):
                with self.desk.clerk() as clerk:
                    hand_in_shares(clerk, NOTICE.tender_id, text)
        except WuxinError:
            return False
        self._never(not self.closed, "shares were taken before CLOSE")
        self.latest = counts
        return True

    def _open_part(self) -> bool:
        part, counts = self.pick(_PARTS), self.counts
        try:
            result = open_bids(self.desk.engine, NOTICE.tender_id, part, (self.desk.clock, os.urandom))
        except WuxinError:
            return False
        self._never(not self.closed or counts < WINDOW_ENDS, f"{part} was opened early")
        self._never(self.opened != ([] if part is Part.COVER else [Part.COVER]), f"{part} was opened out of turn")
        if part is Part.COVER:
            handles = {_bids()[number].submission.bidder for number in self.receipts}
            self._never(set(result["standings"]) != handles, "the opening has not just what was receipted")
        self.opened, self.latest = [*self.opened, part], counts
        return True

    def _look(self) -> None:
        """Hold the register against the receipts: every one is there, once, and no other."""
        with self.desk.session() as session:
            found = sorted(text_of(one.submission) for one in accepted_of(session, NOTICE.tender_id))
            state = box_of(session, NOTICE.tender_id).state
        receipted = sorted(text_of(_bids()[number].submission) for number in self.receipts)
        self._never(found != receipted, "a receipted bid was lost, or another is there")
        self._never((state is BoxState.RECEIVING) == self.closed, "CLOSE did not hold")

    def _never(self, happened: bool, what: str) -> None:  # noqa: FBT001 - it reads as a sentence
        if happened:
            self.broken.append(f"box {self.boxes}: {what}")


def main(steps: int, seed: int, tell: Callable[[str], object] = len) -> BoxWalk:
    """Walk so many steps by chance; stops at the first thing that should never have been. Tells how far it is."""
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as place:
        walk = BoxWalk(Path(place), lambda choices: choices[chance.randrange(len(choices))])
        for number in range(1, steps + 1):
            walk.step()
            if walk.broken:
                break
            if number % _TOLD == 0:
                tell(f"{number} steps, {walk.boxes} boxes: nothing broken\n")
        walk.end()
    return walk


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began, walked = time.monotonic(), main(asked.steps, asked.seed, sys.stderr.write)
    print(f"{asked.steps} steps in {time.monotonic() - began:.0f} s; broken: {walked.broken or 'nothing'}")  # noqa: T201
    for what, count in sorted(walked.made.items()):
        print(f"    {count:7} {what}")  # noqa: T201
    if walked.broken:
        raise SystemExit(1)
