"""Submissions: accepted to the microsecond, durable when the receipt is given, the same again the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bidding.bids.strict_json import text_of
from models.errors import InputError, RefusedError
from models.record.receipts import parse_receipt
from models.tables import writing
from tests.builders.bid_register import CLOSES, ENROLLED, BidDesk
from tests.builders.bids import NOTICE, a_bid, a_filler
from tests.builders.record import LOG
from tests.builders.stopped_votes import decided_on, filed, stopped
from web.register.bids.submissions import Committed, accepted_of, receipt_text, submit_all

SECOND = timedelta(seconds=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk whose box takes bids."""
    found = BidDesk.of(tmp_path).quick()
    yield found
    found.engine.dispose()


def test_a_receipt_names_the_place_on_record(desk: BidDesk) -> None:
    """Signed by the log: digest of the submission, position, entry; the entry tells the moment."""
    (committed,) = desk.hand_in(a_bid(1))
    receipt = parse_receipt(receipt_text(committed, LOG), [LOG.verifier()])

    assert (receipt.position, receipt.type) == (ENROLLED + 1, "bid.submitted")
    assert receipt.subject == f"bid/{NOTICE.tender_id}/{committed.digest}"
    assert committed.entry.facts["at"] == committed.accepted_at.isoformat(timespec="microseconds").replace(
        "+00:00", "Z"
    )


def test_the_same_submission_gives_the_same_receipt(desk: BidDesk) -> None:
    """At once, and also after close; it stands on record once."""
    (first,) = desk.hand_in(a_bid(1))
    again = desk.submit(a_bid(1))
    desk.close()
    late = desk.submit(a_bid(1))

    assert receipt_text(first, LOG) == receipt_text(again, LOG) == receipt_text(late, LOG)
    with desk.session() as session:
        assert len(accepted_of(session, NOTICE.tender_id)) == 1


def test_a_microsecond_decides(desk: BidDesk) -> None:
    """The last one before close is accepted; at close it is refused."""
    desk.upload(a_bid(1))
    desk.upload(a_bid(2))
    desk.clock.step = timedelta(0)
    desk.clock.at = CLOSES - timedelta(microseconds=1)
    assert desk.submit(a_bid(1)).accepted_at == CLOSES - timedelta(microseconds=1)
    desk.clock.at = CLOSES
    with pytest.raises(RefusedError, match="bids closed at"):
        desk.submit(a_bid(2))


def test_what_would_commit_too_late_is_taken_back(desk: BidDesk) -> None:
    """In time when it came, at close when it was written: refused, and nothing of it stays."""
    desk.upload(a_bid(1))
    moments = iter([CLOSES - SECOND, CLOSES])

    with pytest.raises(RefusedError, match="closed while it was being written"):
        _submit_at(desk, [text_of(a_bid(1).submission)], lambda: next(moments))
    with desk.session() as session:
        assert accepted_of(session, NOTICE.tender_id) == []


def test_a_clock_set_back_opens_nothing_again(desk: BidDesk) -> None:
    """After CLOSE no clock helps."""
    desk.upload(a_bid(1))
    desk.close()
    desk.clock.at = CLOSES - timedelta(days=1)

    with pytest.raises(RefusedError, match="while it is closed"):
        desk.submit(a_bid(1))


def test_a_group_is_judged_one_by_one(desk: BidDesk) -> None:
    """In one transaction a good one is accepted, and each other has its own reason."""
    desk.upload(a_bid(1))
    desk.upload(a_bid(2))
    good, other, missing = (text_of(bid.submission) for bid in (a_bid(1), a_bid(2), a_bid(3)))
    found = submit_all(desk.engine, [good, b"garbage", missing, other, good], desk.clock, _many())

    assert [type(one) for one in found] == [Committed, InputError, RefusedError, Committed, Committed]
    assert found[0] == found[4]
    assert "not wholly uploaded" in str(found[2])


def test_order_is_that_of_the_record(desk: BidDesk) -> None:
    """A bid, its replacement, its withdrawal and a filler stand in the order in which they committed."""
    bids = [a_bid(1), a_filler(1), a_bid(1, again=1), a_bid(1, None)]
    desk.hand_in(*bids)
    with desk.session() as session:
        found = accepted_of(session, NOTICE.tender_id)

    assert [one.submission for one in found] == [bid.submission for bid in bids]
    assert [one.position - ENROLLED for one in found] == [1, 2, 3, 4]


def test_a_submission_is_durable_when_it_is_told(tmp_path: Path) -> None:
    """Another connection sees it, and SQLite waits for the disk (synchronous=FULL)."""
    desk = BidDesk.of(tmp_path)
    desk.hand_in(a_bid(1))
    with desk.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    with BidDesk(desk.url, desk.engine).session() as session:
        assert len(accepted_of(session, NOTICE.tender_id)) == 1
    desk.engine.dispose()


def _submit_at(desk: BidDesk, texts: list[bytes], clock: Callable[[], datetime]) -> None:
    (found,) = submit_all(desk.engine, texts, clock, _many())
    if isinstance(found, Exception):
        raise found


def _many() -> Callable[[int], bytes]:
    salts = iter(range(1, 100))
    return lambda length: next(salts).to_bytes(length, "little")


def test_a_halted_tender_takes_no_bids_and_loses_none(desk: BidDesk) -> None:
    """What was handed in before is closed over in time; what comes meanwhile is refused with the reason."""
    desk.hand_in(a_bid(1))
    with writing(desk.engine) as session:
        decided_on(session, NOTICE.tender_id)
        filed(session, NOTICE.tender_id)
        stopped(session)
    with pytest.raises(RefusedError, match="was revoked"):
        desk.hand_in(a_bid(2))
    desk.close()

    with desk.session() as session:
        assert len(accepted_of(session, NOTICE.tender_id)) == 1
