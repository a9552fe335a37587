"""What becomes of the bids of a box in the opening of its tender."""

from __future__ import annotations

from typing import Any

from bidding.bids import Submission, open_covers, open_live
from bidding.bids.places import Part
from bidding.notices import Notice
from bidding.tender.details import Opening
from bidding.tender.openings import bidders_by_lot, opening_from
from tests.builders.bids import NOTICE, SealedBid, a_bid, a_filler, materials
from tests.builders.notices import company

BIDS = [a_bid(1), a_bid(2), a_bid(3)]


def _results(*bids: SealedBid) -> tuple[list[Submission], dict[str, dict[str, Any]]]:
    given = materials(bids)
    prices = open_live(given, Part.PRICE, lambda _one, _part: len)
    return [one.submission for one in bids], {"cover": open_covers(given)[0], "price": prices}


def _opened(*bids: SealedBid, notice: Notice = NOTICE) -> list[tuple[str, str | None, int | None]]:
    submissions, results = _results(*bids)
    told = Opening.model_validate(opening_from(notice, submissions, results))
    return [(str(one.outcome), one.company_id, one.price_fen) for one in told.bids]


def test_bids_that_count_come_with_company_and_price() -> None:
    """In the order of the record; fillers and what was withdrawn or replaced are no bids."""
    found = _opened(a_filler(1), *BIDS, a_bid(4), a_bid(4, None))

    assert found == [("opened", company(number), number * 100) for number in (1, 2, 3)]


def test_a_price_part_without_a_price_is_revoked() -> None:
    """It counts as a bidder's, and cannot be ranked."""
    assert _opened(*BIDS[:2], a_bid(3, b"as agreed"))[-1] == ("revoked", company(3), None)


def test_a_lot_with_too_few_stays_sealed() -> None:
    """Nobody is named; how many there were is known from the covers."""
    assert _opened(*BIDS[:2]) == [("unopened", None, None)] * 2
    submissions, results = _results(*BIDS[:2])
    assert bidders_by_lot(NOTICE, submissions, results["cover"]) == {"lot-1": 2}


def test_who_was_not_invited_does_not_count() -> None:
    """A sealed box takes from everybody; that shows only when prices are opened."""
    invited = NOTICE.model_copy(update={"invited": tuple(company(number) for number in (1, 2))})

    assert _opened(*BIDS, notice=invited)[-1] == ("void", company(3), None)


def test_of_two_bids_of_a_company_the_last_stands() -> None:
    """Sealed by two keys they are two lines, and one bidder."""
    submissions, results = _results(*BIDS)
    told = results["price"]["bids"][BIDS[2].submission.bidder]
    told["company_id"] = company(1)
    found = opening_from(NOTICE, submissions, results)["bids"]

    assert [one["outcome"] for one in found] == ["void", "opened", "opened"]


def test_a_failed_bid_counts_where_its_bidder_is_known() -> None:
    """Revoked with its company; nobody makes up the number with one that nobody owns up to."""
    submissions, results = _results(*BIDS)
    handle = BIDS[0].submission.bidder
    failed: dict[str, Any] = {"failure": {"outcome": "revoked"}}
    results["price"]["bids"][handle] = failed
    unknown = opening_from(NOTICE, submissions, results)["bids"][0]
    results["price"]["bids"][handle] = failed | {"company_id": company(1)}
    known = opening_from(NOTICE, submissions, results)["bids"][0]

    assert (unknown["outcome"], known["outcome"]) == ("void", "revoked")
