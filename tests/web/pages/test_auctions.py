"""Public pages of auctions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bidding.auction import replayed
from models.tables import AssetEvent
from tests.builders.auction_floor import AuctionFloor, an_offer
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, STARTING, STEP, rules
from tests.builders.record import writing_to
from tests.builders.stopped_votes import ESTATE, decided_on, stopped


@pytest.fixture
def floor(tmp_path: Path) -> AuctionFloor:
    """Return a register with one open auction and two bids, of which nothing else is published."""
    floor = AuctionFloor.of(tmp_path)
    floor.bid("a", STARTING)
    floor.bid("b", STARTING + STEP)
    return floor


def test_an_auction_is_listed_and_shown(floor: AuctionFloor) -> None:
    """With the highest rent, the least next one, the rules, the course and a chart; and never from a cache."""
    client = floor.client()
    listed, shown = client.get("/auctions").text, client.get(f"/auctions/{AUCTION}")

    assert "1,050.00" in listed
    assert all(part in shown.text for part in ("1,100.00", "3 bidders were admitted", "Every event", "<svg"))
    assert "ETag" not in shown.headers
    assert re.findall(r"<style|style=|<script>|\son\w+=", shown.text) == []


def test_a_page_names_the_live_server_where_there_is_one(floor: AuctionFloor) -> None:
    """And its policy lets the script connect there, and nowhere else."""
    shown = floor.client(live_port=5001).get(f"/auctions/{AUCTION}")

    assert f"http://localhost:5001/live/auctions/{AUCTION}" in shown.text
    assert "connect-src 'self' http://localhost:5001;" in shown.headers["Content-Security-Policy"]


def test_a_pause_is_shown_with_its_reason(floor: AuctionFloor) -> None:
    """In the course and above it."""
    floor.decide("pause")

    assert floor.client().get(f"/auctions/{AUCTION}").text.count("The server was down.") == 2


def test_the_result_is_a_file_that_can_be_followed(floor: AuctionFloor) -> None:
    """Once the close is on record; before there is none."""
    client = floor.client()
    assert client.get(f"/auctions/{AUCTION}/result.json").status_code == 404
    floor.at = CLOSES_AT
    floor.decide("close")

    assert "b won with a rent of 1,050.00 yuan." in client.get(f"/auctions/{AUCTION}").text
    assert replayed(client.get(f"/auctions/{AUCTION}/result.json").data).winner == "b"


@pytest.mark.parametrize("path", ["/auctions/other", "/auctions/%00", "/auctions/other/result.json"])
def test_an_unknown_auction_is_not_found(floor: AuctionFloor, path: str) -> None:
    """Whatever its name."""
    assert floor.client().get(path).status_code == 404


def test_an_auction_that_stands_still_says_why(floor: AuctionFloor) -> None:
    """With the reason of the supervisor and the article, while the owners' decision behind it is stopped."""
    asset = rules().asset_id
    with writing_to(floor.url) as session:
        session.add(AssetEvent(
            id=f"{asset}/1", asset_id=asset, community_id=ESTATE, number=1, move="register", role="committee",
            happened_on=OPENS_AT.date(), recorded_at=OPENS_AT, by="C-1", content={},
        ))  # fmt: skip
        decided_on(session, AUCTION)
        stopped(session)
    told = floor.client().get(f"/auctions/{AUCTION}?lang=en").text

    assert "This auction stands still" in told
    assert "选票造假" in told
    assert "was revoked" in str(floor.place(an_offer("c", STARTING + 2 * STEP)))
