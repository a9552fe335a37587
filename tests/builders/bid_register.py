"""Builds registers with a box that takes bids, quickly: the database is made once and copied.

desk = BidDesk.of(tmp_path)
desk.hand_in(a_bid(1))                  # uploads and submits, by a clock that the test sets
desk.clock.at = AFTER_CLOSE
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session

from bidding.bids import Part, part_bytes
from bidding.bids.strict_json import text_of
from bidding.notices import Notice, notice_digest
from models.migrations import upgrade
from models.record import Clerk
from models.record.keys import record_key
from models.tables import engine_for, writing
from models.values.moments import moment_number
from tests.builders.bids import NOTICE, SealedBid, bidder, shares
from tests.builders.keys import enrolment
from web.register.bids.boxes import announce, close
from web.register.bids.opening import hand_in_shares, open_bids
from web.register.bids.submissions import Committed, submit
from web.register.bids.uploads import put_envelope

__all__ = ["CLOSES", "ENROLLED", "WINDOW_ENDS", "BidDesk", "TestClock", "announced"]

CLOSES = NOTICE.times.bids_close_at
WINDOW_ENDS = NOTICE.times.opens_until
ENROLLED = 8
"""How many bidders' keys are on record, the first entries of it; the announcement follows."""
_calls = count()
_TEMPLATES: dict[str, bytes] = {}


@dataclass
class TestClock:
    """A clock that goes on by a millisecond with each look, and stands where a test puts it."""

    __test__ = False
    at: datetime = CLOSES - timedelta(hours=2)
    step: timedelta = timedelta(milliseconds=1)

    def __call__(self) -> datetime:
        """Return the moment."""
        self.at += self.step
        return self.at


def _enrol_bidders(clerk: Clerk) -> None:
    """Put the keys of the first bidders on record."""
    for number in range(ENROLLED):
        record_key(clerk, enrolment(bidder(number), "bidder", moment_number(clerk.at)))


def announced(notice: Notice = NOTICE, *, enrolled: bool = True) -> bytes:
    """Return a database file in which the box of a notice takes bids; bidders' keys are on record where `enrolled`."""
    key = f"{notice_digest(notice)} {enrolled}"
    if key not in _TEMPLATES:
        with tempfile.TemporaryDirectory() as place:
            url = f"sqlite:///{place}/a.db"
            upgrade(url)
            engine = engine_for(url)
            with writing(engine) as session:
                clerk = Clerk(session, CLOSES - timedelta(days=20), _salt)
                if enrolled:
                    _enrol_bidders(clerk)
                announce(clerk, notice)
            engine.dispose()
            _TEMPLATES[key] = Path(place, "a.db").read_bytes()
    return _TEMPLATES[key]


def _salt(length: int) -> bytes:
    return next(_calls).to_bytes(length, "big")


@dataclass
class BidDesk:
    """A register, its engine and a clock."""

    url: str
    engine: Engine
    notice: Notice = NOTICE
    clock: TestClock = field(default_factory=TestClock)

    @classmethod
    def of(cls, folder: Path, notice: Notice = NOTICE, *, enrolled: bool = True) -> BidDesk:
        """Return a desk on a new copy of the database."""
        path = folder / "register.db"
        path.write_bytes(announced(notice, enrolled=enrolled))
        engine = engine_for(f"sqlite:///{path}")
        return cls(f"sqlite:///{path}", engine, notice)

    def anew(self) -> None:
        """Begin again at the same address: a new copy of the database, and no connection to the old one."""
        self.engine.dispose()
        path = Path(self.url.removeprefix("sqlite:///"))
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()
        path.write_bytes(announced(self.notice))

    def quick(self) -> BidDesk:
        """Let nothing wait for the disk: for tests that cut no power."""
        event.listen(self.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        return self

    def upload(self, bid: SealedBid) -> None:
        """Upload the envelopes of a bid."""
        for part in bid.envelopes:
            put_envelope(self.engine, self.notice.tender_id, bid.file(part), self.clock, _salt)

    def submit(self, bid: SealedBid) -> Committed:
        """Hand in the submission of a bid that was uploaded."""
        return submit(self.engine, text_of(bid.submission), self.clock, _salt)

    def hand_in(self, *bids: SealedBid) -> list[Committed]:
        """Upload and hand in bids."""
        for bid in bids:
            self.upload(bid)
        return [self.submit(bid) for bid in bids]

    @contextmanager
    def clerk(self) -> Iterator[Clerk]:
        """Give a clerk in a transaction."""
        with writing(self.engine) as session:
            yield Clerk(session, self.clock(), _salt)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a session to read with."""
        with Session(self.engine) as session:
            yield session

    def close(self) -> None:
        """Close the box at its time."""
        self.clock.at = max(self.clock.at, CLOSES)
        with self.clerk() as clerk:
            close(clerk, self.notice.tender_id)

    def give_shares(self, bids: Sequence[SealedBid], who: Sequence[int] = range(4)) -> None:
        """Hand in these custodians' shares of all parts."""
        for part in part_bytes(self.notice):
            for one in shares(bids, part, who, self.notice):
                with self.clerk() as clerk:
                    hand_in_shares(clerk, self.notice.tender_id, text_of(one))

    def open(self, part: Part, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a sink
        """Open a part once the window is over; more: a sink, `final`."""
        self.clock.at = max(self.clock.at, WINDOW_ENDS)
        return open_bids(self.engine, self.notice.tender_id, part, (self.clock, _salt), **more)

    def utc(self, moment: datetime) -> datetime:
        """Return a moment in UTC."""
        return moment.astimezone(UTC)
