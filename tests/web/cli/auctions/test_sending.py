"""Sending a bid to a portal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bidding.auction import signed_application
from models.errors import InputError, RefusedError
from tests.builders.auction_floor import AuctionFloor, an_offer
from tests.builders.auctions import AUCTION, STARTING, bidder
from tests.builders.serving import served
from web.cli.auctions.sending import applied_at, placed_at


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a portal with an open auction."""
    with served(AuctionFloor.of(tmp_path).portal()) as address:
        yield address


def test_an_application_is_refused_once_it_is_open(portal: str) -> None:
    """What the portal says is told."""
    with pytest.raises(RefusedError, match="the auction is open"):
        applied_at(portal, AUCTION, signed_application(AUCTION, (bidder("d").name, bidder("d").pair)))


def test_a_bid_is_sent_as_often_as_one_likes(portal: str) -> None:
    """The answer is the same; what the portal refuses is told reason by reason."""
    signed = an_offer("a", STARTING).signed

    assert placed_at(portal, AUCTION, signed) == placed_at(f"{portal}/", AUCTION, signed)
    with pytest.raises(RefusedError, match="leads already"):
        placed_at(portal, AUCTION, an_offer("a", STARTING * 2).signed)
    with pytest.raises(InputError, match="none of this name"):
        placed_at(portal, "other", an_offer("a", STARTING, "other").signed)


@pytest.mark.parametrize("address", ["ftp://a.example", "http://127.0.0.1:9"])
def test_a_portal_that_cannot_be_asked_is_told(address: str) -> None:
    """With what to do."""
    with pytest.raises(InputError):
        placed_at(address, AUCTION, an_offer("a", STARTING).signed, timeout_s=2)


def test_what_to_do_without_an_answer_is_told() -> None:
    """A bid is sent again, an application too: the portal says then under which handle it has it."""
    nobody, signed = "http://127.0.0.1:9", signed_application(AUCTION, (bidder("d").name, bidder("d").pair))
    with pytest.raises(InputError, match="send the same bid again"):
        placed_at(nobody, AUCTION, an_offer("a", STARTING).signed, timeout_s=2)
    with pytest.raises(InputError, match="Apply again with the same key"):
        applied_at(nobody, AUCTION, signed, timeout_s=2)
