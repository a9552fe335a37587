"""Fillers keep the number of submissions to chance and calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders.bid_register import CLOSES, BidDesk
from tests.builders.bids import NOTICE, a_bid, bid_notice
from tests.builders.keys import entropy
from web.register.bids.fillers import Fillers
from web.register.bids.submissions import accepted_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[BidDesk]:
    """Return a desk an hour before close, when a filler comes each minute."""
    found = BidDesk.of(tmp_path).quick()
    found.clock.at = CLOSES - timedelta(minutes=59)
    yield found
    found.engine.dispose()


def _number(desk: BidDesk) -> int:
    with desk.session() as session:
        return len(accepted_of(session, NOTICE.tender_id))


def _after_a_minute(desk: BidDesk, fillers: Fillers) -> int:
    desk.clock.at += timedelta(minutes=1)
    return fillers.tick(desk.engine, desk.clock)


def test_a_filler_comes_when_it_is_due(desk: BidDesk) -> None:
    """None at the first look, one in a minute."""
    fillers = Fillers(entropy(7))

    assert fillers.tick(desk.engine, desk.clock) == 0
    assert _after_a_minute(desk, fillers) == 1
    assert _number(desk) == 1


def test_a_bid_takes_the_place_of_the_next_one(desk: BidDesk) -> None:
    """With a bid or without, after two minutes there are two."""
    fillers = Fillers(entropy(8))
    fillers.tick(desk.engine, desk.clock)
    desk.hand_in(a_bid(1))

    assert _after_a_minute(desk, fillers) == 0
    assert _after_a_minute(desk, fillers) == 1
    assert _number(desk) == 2


def test_none_comes_after_close(desk: BidDesk) -> None:
    """Nor into a box that was closed."""
    fillers = Fillers(entropy(9))
    fillers.tick(desk.engine, desk.clock)
    desk.clock.at = CLOSES

    assert _after_a_minute(desk, fillers) == 0
    desk.close()
    assert _after_a_minute(desk, fillers) == 0


def test_without_escrow_there_are_none(tmp_path: Path) -> None:
    """Nobody could tell them from bids that failed."""
    desk = BidDesk.of(tmp_path, bid_notice(sealing={"escrow": False})).quick()
    desk.clock.at = CLOSES - timedelta(minutes=59)
    fillers = Fillers(entropy(10))
    fillers.tick(desk.engine, desk.clock)

    assert _after_a_minute(desk, fillers) == 0
    desk.engine.dispose()
