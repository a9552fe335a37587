"""What is read of the record."""

from __future__ import annotations

from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, STARTING, STEP
from web.live.feed import Feed


def test_only_what_is_new_is_given(floor: AuctionFloor) -> None:
    """Of auctions that are named, and of those watched that went on; unknown ones are missing."""
    feed = Feed(floor.engine)
    floor.bid("a", STARTING)

    assert [one.event.number for one in feed.look([AUCTION, "other"], {})[AUCTION]] == [1]
    assert feed.look([], {AUCTION: 1}) == {}
    floor.bid("b", STARTING + STEP)
    assert [one.event.number for one in feed.look([], {AUCTION: 1})[AUCTION]] == [2]
    assert "other" not in feed.look(["other"], {})


def test_what_was_missed_is_read_page_by_page(floor: AuctionFloor) -> None:
    """With where the auction stood then."""
    for turn in range(4):
        floor.bid("ab"[turn % 2], STARTING + turn * STEP)
    told = Feed(floor.engine).told(AUCTION, 1, 2)

    assert [one.event.number for one in told] == [2, 3]
    assert told[0].after.least_fen == STARTING + 2 * STEP
