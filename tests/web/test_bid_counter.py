"""What a process keeps for sealed bids."""

from __future__ import annotations

from pathlib import Path

from bidding.bids.strict_json import text_of
from tests.builders.bid_register import BidDesk
from tests.builders.bids import a_bid
from tests.builders.record import LOG
from web.application import create_app
from web.bid_counter import bid_counter
from web.settings import Settings


def test_a_counter_takes_bids_by_the_clock_of_the_portal(tmp_path: Path) -> None:
    """And has who signs their receipts."""
    desk = BidDesk.of(tmp_path).quick()
    desk.upload(a_bid(1))
    with create_app(Settings(database_url=desk.url), desk.clock, signer=LOG).app_context():
        counter = bid_counter()
        committed = counter.writer.submit(text_of(a_bid(1).submission))
    desk.engine.dispose()

    assert counter.signer is LOG
    assert committed.accepted_at <= desk.clock.at


def test_a_portal_without_a_key_has_nobody_who_signs() -> None:
    """So it takes no bids."""
    with create_app(Settings(database_url="sqlite://")).app_context():
        assert bid_counter().signer is None
