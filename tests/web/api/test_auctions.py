"""Auctions over HTTP."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from bidding.auction import signed_application
from tests.builders.auction_floor import AuctionFloor, an_offer
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, STARTING, STEP, bidder

PATH = f"/api/v1/auctions/{AUCTION}"


@pytest.fixture
def floor(tmp_path: Path) -> AuctionFloor:
    """Return a register with one open auction."""
    return AuctionFloor.of(tmp_path)


def _wheres(answer: TestResponse) -> set[str]:
    assert answer.mimetype == "application/problem+json"
    return {one["where"] for one in answer.json["problems"]}  # type: ignore[index]


def test_a_bid_is_placed_once_however_often_it_is_sent(floor: AuctionFloor) -> None:
    """201 and its number and entry, then 200 and the same."""
    client, signed = floor.client(), an_offer("a", STARTING).signed
    first, again = (client.post(f"{PATH}/bids", json=signed) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json["number"] == 1  # type: ignore[index]
    assert client.get(f"{PATH}?after=0").json["standing"]["leading"] == "a"  # type: ignore[index]


def test_a_refused_bid_hears_every_reason(floor: AuctionFloor) -> None:
    """Closed, too little, under another's key."""
    floor.at = CLOSES_AT
    answer = floor.client().post(f"{PATH}/bids", json=an_offer("a", 1, key="b").signed)

    assert answer.status_code == 422
    assert _wheres(answer) == {"when", "amount", "signature"}


def test_what_is_no_bid_is_told(floor: AuctionFloor) -> None:
    """Of another auction, of no shape, no JSON, too long, for none."""
    client, signed = floor.client(), an_offer("a", STARTING).signed
    answers = [
        client.post("/api/v1/auctions/other/bids", json=signed), client.post(f"{PATH}/bids", json={"content": {}}),
        client.post(f"{PATH}/bids", data="x"), client.post(f"{PATH}/bids", json={"x": "x" * 40_000}),
        client.post("/api/v1/auctions/other/bids", json=an_offer("a", STARTING, "other").signed),
    ]  # fmt: skip

    assert [one.status_code for one in answers] == [422, 422, 415, 413, 404]
    assert all(_wheres(one) for one in answers)


def test_an_unchanged_state_is_not_sent_again(floor: AuctionFloor) -> None:
    """304 until something happens; then what happened after the event that is known."""
    client = floor.client()
    floor.bid("a", STARTING)
    tag = client.get(f"{PATH}?after=1").headers["ETag"]
    assert client.get(f"{PATH}?after=1", headers={"If-None-Match": tag}).status_code == 304
    floor.bid("b", STARTING + STEP)
    told = client.get(f"{PATH}?after=1", headers={"If-None-Match": tag})

    assert [one["by"] for one in told.json["steps"]] == ["b"]  # type: ignore[index]


@pytest.mark.parametrize(("path", "status"), [("/api/v1/auctions/other", 404), (f"{PATH}?after=-1", 422)])
def test_what_is_not_there_is_told(floor: AuctionFloor, path: str, status: int) -> None:
    """An unknown auction, a number that is none."""
    assert floor.client().get(path).status_code == status


def test_an_application_is_taken_before_the_opening(floor: AuctionFloor) -> None:
    """Under its own signature and for its own auction; the answer tells handle and security."""
    floor.at = OPENS_AT - timedelta(hours=1)
    client, signed = floor.client(), signed_application(AUCTION, (bidder("d").name, bidder("d").pair))
    taken, again = (client.post(f"{PATH}/applications", json=signed) for _ in range(2))
    elsewhere = client.post("/api/v1/auctions/other/applications", json=signed)

    assert (taken.status_code, again.status_code, elsewhere.status_code) == (201, 422, 422)
    assert taken.json is not None
    assert (taken.json["handle"], taken.json["security_fen"]) == ("B1", 50_000)
    assert "as B1" in again.text
