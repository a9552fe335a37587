"""Public pages of auctions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bidding.auction import replayed
from tests.builders.auction_floor import AuctionFloor
from tests.builders.auctions import AUCTION, CLOSES_AT, STARTING, STEP


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
