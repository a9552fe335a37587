"""Fillers put into boxes that take bids, so that nobody who sees rows and files can count bids.

What is due is kept in memory alone. After a restart counting begins at what is there.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bidding.bids import Box, filler, part_bytes
from bidding.bids.filling import drawn, mean_gap
from bidding.bids.strict_json import text_of
from models.keys import Entropy
from models.tables import BidSubmission
from models.values.moments import moment_number
from web.register.bids.boxes import Clock, open_boxes
from web.register.bids.submissions import submit
from web.register.bids.uploads import put_envelope

__all__ = ["Fillers"]

_SPOOLED: Final = 2**21


class Fillers:
    """How many submissions each lot should have by now, and since when; one of it lives in one process."""

    def __init__(self, entropy: Entropy) -> None:
        self._entropy = entropy
        self._due: dict[tuple[str, str], int] = {}
        self._since: dict[tuple[str, str], int] = {}

    def tick(self, engine: Engine, clock: Clock) -> int:
        """Bring every lot up to what is due and return how many fillers that took; a submission counts as one."""
        with Session(engine) as session:
            boxes = [one for one in open_boxes(session) if one.notice.sealing.escrow]
            short = [
                (box, lot.id) for box in boxes for lot in box.notice.lots if self._short(session, box, lot.id, clock())
            ]
        for box, lot in short:
            self._fill(engine, box, lot, clock)
        return len(short)

    def _short(self, session: Session, box: Box, lot: str, now: datetime) -> bool:
        key, at = (box.notice.tender_id, lot), moment_number(now)
        there = _rows(session, *key)
        close = moment_number(box.notice.times.bids_close_at)
        elapsed = max(0, at - self._since.get(key, at))
        self._since[key] = at
        self._due[key] = self._due.get(key, there) + drawn(elapsed, mean_gap(at, close), self._entropy)
        return at < close and there < self._due[key]

    def _fill(self, engine: Engine, box: Box, lot: str, clock: Clock) -> None:
        with ExitStack() as stack:
            outs: dict[object, BinaryIO] = {
                part: stack.enter_context(SpooledTemporaryFile(max_size=_SPOOLED))  # type: ignore[misc]
                for part in part_bytes(box.notice)
            }
            submission = filler(box.notice, lot, outs, self._entropy)  # type: ignore[arg-type]
            for out in outs.values():
                put_envelope(engine, box.notice.tender_id, out, clock, self._entropy)
        submit(engine, text_of(submission), clock, self._entropy)


def _rows(session: Session, tender_id: str, lot: str) -> int:
    row = BidSubmission
    query = select(func.count()).where(col(row.tender_id) == tender_id, col(row.lot_id) == lot)
    return session.scalar(query) or 0
