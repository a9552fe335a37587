"""A signature says who bids or decides, and on what."""

from __future__ import annotations

import pytest

from bidding.auction import signed_application, signed_bid, signed_decision
from bidding.auction.signing import applicant_key, bid_holds, decision_holds
from tests.builders.auctions import AUCTION, bidder, official, rules

A = (bidder("a").name, bidder("a").pair)
OFFICIAL = (official().name, official().pair)


def test_a_bid_holds_for_its_own_auction_bidder_and_amount() -> None:
    """And for no other."""
    signed = signed_bid(AUCTION, "a", 5, A)
    mine = ("a", bidder("a").key.vkey)

    assert bid_holds(signed, AUCTION, mine, 5)
    assert not bid_holds(signed, AUCTION, mine, 6)
    assert not bid_holds(signed, AUCTION, ("b", mine[1]), 5)
    assert not bid_holds(signed, AUCTION, ("a", bidder("b").key.vkey), 5)
    assert not bid_holds(signed, "other", mine, 5)


def test_an_application_is_one_for_its_own_auction() -> None:
    """It tells the key that will bid; a bid is no application."""
    signed = signed_application(AUCTION, A)

    assert applicant_key(signed, AUCTION) == bidder("a").key.vkey
    assert applicant_key(signed, "other") is None
    assert applicant_key(signed | {"key": bidder("b").key.vkey}, AUCTION) is None
    assert applicant_key(signed_bid(AUCTION, "a", 5, A), AUCTION) is None


def test_a_decision_holds_for_its_own_move_with_a_reason() -> None:
    """By an official whom the rules name."""
    signed = signed_decision(AUCTION, "pause", "Power cut", OFFICIAL)

    assert decision_holds(signed, rules(), "pause")
    assert not decision_holds(signed, rules(), "cancel")
    assert not decision_holds(signed, rules(officials=()), "pause")
    assert not decision_holds(signed_decision(AUCTION, "pause", "", OFFICIAL), rules(), "pause")
    assert not decision_holds(signed_decision(AUCTION, "pause", "Mine", A), rules(), "pause")


@pytest.mark.parametrize("signed", [None, {}, {"content": {}, "key": "x", "signature": "y"}])
def test_what_is_no_signature_holds_nothing(signed: dict[str, object] | None) -> None:
    """Never a crash."""
    assert not bid_holds(signed, AUCTION, ("a", bidder("a").key.vkey), 5)
    assert applicant_key(signed, AUCTION) is None
    assert not decision_holds(signed, rules(), "pause")
