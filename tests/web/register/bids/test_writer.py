"""One writer for many: few commits, an answer for each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import event

from bidding.bids.strict_json import text_of
from models.errors import InputError
from tests.builders.bid_register import BidDesk
from tests.builders.bids import NOTICE, a_bid
from web.register.bids.submissions import accepted_of
from web.register.bids.writer import BidWriter

BIDS = [a_bid(number) for number in range(1, 7)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk to which all envelopes were uploaded."""
    found = BidDesk.of(tmp_path).quick()
    for bid in BIDS:
        found.upload(bid)
    yield found
    found.engine.dispose()


def _writer(desk: BidDesk) -> BidWriter:
    salts = count()
    return BidWriter(desk.engine, desk.clock, lambda length: next(salts).to_bytes(length, "big"))


def _until(there: Callable[[], bool]) -> None:
    for _ in range(1000):
        if there():
            return
        time.sleep(0.01)
    pytest.fail("it did not come about")


def test_what_waits_is_committed_together(desk: BidDesk) -> None:
    """While the first is being written five more come: two commits for six receipts."""
    commits, begun, held = [], Event(), Event()
    event.listen(desk.engine, "commit", lambda _: commits.append(1))

    @event.listens_for(desk.engine, "begin")
    def hold(_connection: object) -> None:
        begun.set()
        held.wait(10)

    writer = _writer(desk)
    with ThreadPoolExecutor(6) as pool:
        answers = [pool.submit(writer.submit, text_of(BIDS[0].submission))]
        assert begun.wait(10)
        answers += [pool.submit(writer.submit, text_of(bid.submission)) for bid in BIDS[1:]]
        _until(lambda: writer.waiting == 5)  # the first is held
        held.set()
        committed = [answer.result(10) for answer in answers]

    assert len({one.entry.position for one in committed}) == 6
    assert len(commits) == 2
    with desk.session() as session:
        assert len(accepted_of(session, NOTICE.tender_id)) == 6


def test_each_has_its_own_answer(desk: BidDesk) -> None:
    """One that cannot be read holds nobody up."""
    writer = _writer(desk)
    with ThreadPoolExecutor(2) as pool:
        bad, good = pool.submit(writer.submit, b"garbage"), pool.submit(writer.submit, text_of(BIDS[0].submission))

        assert good.result(10).entry.position is not None
        with pytest.raises(InputError):
            bad.result(10)


def test_a_broken_database_is_told_to_whoever_waits(desk: BidDesk) -> None:
    """And the writer goes on with the next."""
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE bid_submission RENAME TO elsewhere")
    writer = _writer(desk)
    with pytest.raises(Exception, match="no such table"):
        writer.submit(text_of(BIDS[0].submission))
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO bid_submission")
    assert writer.submit(text_of(BIDS[1].submission)).entry.position is not None
