"""Auctions whose end is over are closed by themselves."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path

from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, CLOSES_AT, STARTING
from web.register.auctions.closing import close_due


def test_an_auction_is_closed_once_when_its_end_is_over(tmp_path: Path) -> None:
    """Not before, and not again."""
    floor = AuctionFloor.of(tmp_path, AUCTION, "other")
    floor.bid("a", STARTING)

    def closed() -> list[str]:
        return close_due(floor.engine, floor.now, secrets.token_bytes, floor.courses)

    assert closed() == []
    floor.at = CLOSES_AT
    assert sorted(closed()) == sorted([AUCTION, "other"])
    assert closed() == []


def test_a_paused_auction_is_left_open(tmp_path: Path) -> None:
    """Its end is put off by the pause."""
    floor = AuctionFloor.of(tmp_path)
    floor.decide("pause")
    floor.at = CLOSES_AT + timedelta(days=1)

    assert close_due(floor.engine, floor.now, secrets.token_bytes) == []
