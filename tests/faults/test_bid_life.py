"""Whatever is done with a box in whatever order: it opens in time, takes nothing late, loses nothing receipted."""

from __future__ import annotations

import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bidding.bids import BoxState, Part
from bidding.bids.strict_json import text_of
from models.errors import RefusedError
from tests.builders.bid_register import CLOSES, WINDOW_ENDS, BidDesk, announced
from tests.builders.bids import NOTICE, a_bid, a_filler, shares
from tests.builders.record import LOG
from web.register.bids.boxes import box_of, close
from web.register.bids.opening import hand_in_shares, open_bids
from web.register.bids.submissions import accepted_of, receipt_text

POOL = [a_bid(1), a_bid(2), a_bid(3), a_bid(4), a_bid(1, b"lower", again=1), a_bid(2, None), a_filler(1)]
TICK = timedelta(milliseconds=1)
MOMENTS = (
    CLOSES - timedelta(days=1), CLOSES - timedelta(microseconds=1), CLOSES, WINDOW_ENDS - TICK, WINDOW_ENDS,
)  # fmt: skip
SHARES = {part: [text_of(one) for one in shares(POOL, part, range(4))] for part in (Part.COVER, Part.PRICE)}


def _uploaded() -> bytes:
    """Return a register in which every envelope of the pool was uploaded."""
    with tempfile.TemporaryDirectory() as place:
        desk = BidDesk.of(Path(place)).quick()
        for bid in POOL:
            desk.upload(bid)
        desk.engine.dispose()
        return Path(place, "register.db").read_bytes()


class BoxLife(RuleBasedStateMachine):
    """Bids come, go, are repeated; clocks jump forth and back; somebody tries to open at any time."""

    _template = b""

    def __init__(self) -> None:
        super().__init__()
        BoxLife._template = BoxLife._template or (announced() and _uploaded())
        self._place = tempfile.TemporaryDirectory()
        self.desk = BidDesk.of(Path(self._place.name)).quick()
        Path(self._place.name, "register.db").write_bytes(BoxLife._template)
        self.desk.clock.step = timedelta(0)
        self.desk.clock.at = MOMENTS[0]
        self.latest = MOMENTS[0]
        self.closed = False
        self.opened: list[Part] = []
        self.receipts: dict[int, str] = {}

    def teardown(self) -> None:
        """Let go of the file."""
        self.desk.engine.dispose()
        self._place.cleanup()

    @initialize(bids=st.lists(st.integers(0, len(POOL) - 1), max_size=5), far=st.integers(0, 3))
    def so_far(self, bids: list[int], far: int) -> None:
        """Begin anywhere: with some bids, closed, with all shares, with covers opened."""
        for number in bids:
            self.hand_in(number)
        for step in (self.enter_close, self._give_all_shares, lambda: self.open_part(Part.COVER))[:far]:
            self.desk.clock.at = MOMENTS[-1]
            step()

    def _give_all_shares(self) -> None:
        for part in SHARES:
            self.give_shares(part)

    @rule(to=st.sampled_from(MOMENTS))
    def clock_jumps(self, to: Any) -> None:  # noqa: ANN401 - a moment
        """Forth or back; what was recorded stays recorded."""
        self.desk.clock.at = to

    @rule(number=st.integers(0, len(POOL) - 1))
    def hand_in(self, number: int) -> None:
        """Hand in: accepted while open by the latest moment on record, else refused; known ones get their receipt."""
        counts = max(self.latest, self.desk.clock.at)
        try:
            receipt = receipt_text(self.desk.submit(POOL[number]), LOG)
        except RefusedError:
            assert number not in self.receipts
            assert self.closed or counts >= CLOSES
            return
        assert number in self.receipts or (not self.closed and counts < CLOSES)
        assert self.receipts.setdefault(number, receipt) == receipt
        self.latest = counts

    @rule()
    def enter_close(self) -> None:
        """Never early, and once."""
        counts = max(self.latest, self.desk.clock.at)
        try:
            with self.desk.clerk() as clerk:
                close(clerk, NOTICE.tender_id)
        except RefusedError:
            assert self.closed or counts < CLOSES
            return
        assert not self.closed
        assert counts >= CLOSES
        self.closed, self.latest = True, counts

    @rule(part=st.sampled_from((Part.COVER, Part.PRICE)))
    def give_shares(self, part: Part) -> None:
        """Never before close, never after the part was opened."""
        counts = max(self.latest, self.desk.clock.at)
        try:
            for text in SHARES[part]:
                with self.desk.clerk() as clerk:
                    hand_in_shares(clerk, NOTICE.tender_id, text)
        except RefusedError:
            assert not self.closed or part in self.opened or len(self.opened) == 2
            return
        self.latest = counts

    @rule(part=st.sampled_from((Part.COVER, Part.PRICE)))
    def open_part(self, part: Part) -> None:
        """Only closed boxes, only once the window is over, covers before prices, with shares of enough custodians."""
        counts = max(self.latest, self.desk.clock.at)
        try:
            result = open_bids(self.desk.engine, NOTICE.tender_id, part, (self.desk.clock, os.urandom))
        except RefusedError:
            return
        assert self.closed
        assert counts >= WINDOW_ENDS
        assert self.opened == ([] if part is Part.COVER else [Part.COVER])
        self.opened, self.latest = [*self.opened, part], counts
        if part is Part.COVER:
            assert set(result["standings"]) == {POOL[number].submission.bidder for number in self.receipts}

    @precondition(lambda self: self.receipts)
    @invariant()
    def nothing_receipted_is_lost(self) -> None:
        """Every receipt's submission is there, once, and no other."""
        with self.desk.session() as session:
            found = [one.submission for one in accepted_of(session, NOTICE.tender_id)]
            state = box_of(session, NOTICE.tender_id).state
        assert sorted(text_of(one) for one in found) == sorted(
            text_of(POOL[number].submission) for number in self.receipts
        )
        assert (state is BoxState.RECEIVING) == (not self.closed)


TestBoxLife = BoxLife.TestCase
TestBoxLife.settings = settings(
    max_examples=15, stateful_step_count=10, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
