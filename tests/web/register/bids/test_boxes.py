"""Boxes in the register: events in and out, and the moment that counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.bids import BoxState
from models.errors import InputError, RefusedError
from models.ledger.verifier_keys import Signer
from models.record import checkpoint, sequence
from models.values.moments import moment_number
from tests.builders.bid_register import CLOSES, BidDesk
from tests.builders.bids import NOTICE, a_bid, bid_notice
from tests.builders.record import LOG, unsigned
from web.register.bids.boxes import amend, announce, box_of, close, counting_moment, open_boxes


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk whose box takes bids."""
    found = BidDesk.of(tmp_path).quick()
    yield found
    found.engine.dispose()


def test_a_box_is_what_its_events_say(desk: BidDesk) -> None:
    """Announced, amended, closed: versions and state are read back."""
    with desk.clerk() as clerk:
        amend(clerk, bid_notice(version=2))
        found = box_of(clerk.session, NOTICE.tender_id)
    assert [one.version for one in found.notices] == [1, 2]
    desk.close()
    with desk.session() as session:
        assert box_of(session, NOTICE.tender_id).state is BoxState.CLOSED
        assert open_boxes(session) == []


def test_a_tender_has_one_box(desk: BidDesk) -> None:
    """And a tender without one is told."""
    with desk.clerk() as clerk:
        with pytest.raises(RefusedError, match="wuxin bid amend"):
            announce(clerk, NOTICE)
        with pytest.raises(InputError, match="no box was set up"):
            box_of(clerk.session, "other")
        assert [one.notice for one in open_boxes(clerk.session)] == [NOTICE]


def test_nobody_closes_early(desk: BidDesk) -> None:
    """By the clock of the machine."""
    with desk.clerk() as clerk, pytest.raises(RefusedError, match="earlier nobody may close"):
        close(clerk, NOTICE.tender_id)


def test_a_clock_that_is_set_back_takes_nothing_back(desk: BidDesk) -> None:
    """What counts is the latest moment of the clock, the box and the last signed checkpoint."""
    desk.hand_in(a_bid(1))
    last = moment_number(desk.clock.at)
    earlier = desk.clock.at - timedelta(days=1)
    with desk.clerk() as clerk:
        assert last - 10**6 < counting_moment(clerk.session, NOTICE.tender_id, earlier) <= last
        _sign(clerk.session, LOG, CLOSES)
        assert counting_moment(clerk.session, NOTICE.tender_id, earlier) == moment_number(CLOSES)


def test_a_signed_checkpoint_closes_though_nobody_entered_close(desk: BidDesk) -> None:
    """With the clock set back after the deadline, a late bid is refused by what was signed."""
    desk.upload(a_bid(1))
    with desk.clerk() as clerk:
        _sign(clerk.session, LOG, CLOSES)

    with pytest.raises(RefusedError, match="bids closed at"):
        desk.submit(a_bid(1))


def _sign(session: Session, signer: Signer, at: datetime) -> None:
    sequence(session)
    checkpoint(session, signer, signer.name, at, unsigned)
