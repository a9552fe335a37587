"""What a process keeps for auctions."""

from __future__ import annotations

from pathlib import Path

from tests.builders.auction_floor import AuctionFloor, an_offer
from tests.builders.auctions import AUCTION, STARTING, STEP
from web.auction_hall import auction_hall


def test_a_hall_places_bids_and_sees_them(tmp_path: Path) -> None:
    """By its own writer and clock."""
    floor = AuctionFloor.of(tmp_path)
    with floor.portal().app_context():
        hall = auction_hall()
        placed = [hall.place(an_offer(by, amount)) for by, amount in (("a", STARTING), ("b", STARTING + STEP))]
        with hall.reading() as session:
            course = hall.courses.of(session, AUCTION)

    assert placed[0].taken.event.at == floor.at
    assert course.last == placed[1].taken.event
