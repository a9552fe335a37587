"""Opening, the check at close, and the panel's ranking."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.notices import Notice
from bidding.tender import Move, State, Tender, state_of
from models.errors import RefusedError
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.tenders import DIGEST, PATH, PRICES, a_tender, checked, opening, ranked, says, then

AT = {move: at for move, (at, _, _) in PATH.items()}
TWO = {company(1): PRICES[company(1)], company(2): PRICES[company(2)]}


def _refused(tender: Tender, move: Move, told: dict[str, Any]) -> str:
    with pytest.raises(RefusedError) as caught:
        then(tender, move, AT.get(move, "2024-06-21T05:00:00Z"), told)
    return str(caught.value)


def _two_lots() -> Notice:
    lot = notice_json()["lots"][0]
    return a_notice(lots=[lot, {**lot, "id": "lot-2", "community_ids": ["east"]}])


def test_three_bids_open_and_two_do_not() -> None:
    """Article 44: the remedy is to declare it unsuccessful and tender again."""
    tender = a_tender(State.CLOSED)

    assert "bidders by lot: lot-1: 2; bids are opened with 3" in _refused(tender, Move.OPEN, opening(TWO))
    few = says(because="few", bidders={"lot-1": 2}, what="two bid")
    assert state_of(then(tender, Move.FAIL, AT[Move.OPEN], few)) is State.UNSUCCESSFUL


def test_a_bid_that_its_bidder_revoked_counts_as_a_bidder() -> None:
    """Three submitted, one not decrypted: still three bidders. A withdrawn one is none."""
    told = opening()
    told["bids"][2] |= {"outcome": "revoked", "price_fen": None, "company_id": None}
    tender = a_tender(State.CLOSED)

    assert state_of(then(tender, Move.OPEN, AT[Move.OPEN], told)) is State.OPENED
    told["bids"][2]["outcome"] = "withdrawn"
    assert "lot-1: 2" in _refused(tender, Move.OPEN, told)


def test_a_lot_with_too_few_falls_out() -> None:
    """The tender opens for the other lot, and the panel may not rank the one that fell out."""
    told = opening()
    told["bids"] += opening(TWO, "lot-2")["bids"]
    tender = then(a_tender(State.CLOSED, _two_lots()), Move.OPEN, AT[Move.OPEN], told)
    tender = then(tender, Move.CHECK, AT[Move.CHECK], checked())

    assert "lot-2 had 2 bidders" in _refused(tender, Move.EVALUATE, ranked(company(1), lot="lot-2"))


def test_an_opening_is_of_this_tender() -> None:
    """No other lots, and no company twice."""
    told = opening()
    told["bids"] += [{**told["bids"][0], "handle": "again"}, {**told["bids"][0], "lot": "lot-9"}]
    said = _refused(a_tender(State.CLOSED), Move.OPEN, told)

    assert "no lot lot-9" in said
    assert "bids twice" in said


def test_only_the_invited_bid_where_they_are_invited() -> None:
    """Tender Law 17."""
    notice = a_notice(
        jurisdiction="371082", method="limited", invited=[company(1), company(2), company(4)], required=None
    )

    assert f"{company(3)} was not invited" in _refused(a_tender(State.CLOSED, notice), Move.OPEN, opening())


def test_every_bidder_is_checked_as_at_close() -> None:
    """By the rulebook of the notice, at the right stage, none left out."""
    tender, told = a_tender(State.OPENED, checks=False), checked()

    assert "not checked" in _refused(tender, Move.CHECK, {**told, "results": told["results"][:2]})
    assert "the stage award" in _refused(tender, Move.CHECK, checked("award"))
    assert "asks by zhuji" in _refused(tender, Move.CHECK, {**told, "rulebook": "lishui"})
    assert "were not checked" in _refused(tender, Move.EVALUATE, ranked(company(1)))


def test_who_may_not_bid_is_not_ranked() -> None:
    """Neither a company that the check bars, nor two that are linked: both are void."""
    tender = a_tender(State.OPENED, checks=False)
    barred = then(tender, Move.CHECK, AT[Move.CHECK], checked(c2=["Grade C is not among A"]))
    link = {"kind": "same_representative", "company_ids": [company(1), company(3)]}
    linked = then(tender, Move.CHECK, AT[Move.CHECK], checked() | {"links": [link]})

    assert "Grade C" in _refused(barred, Move.EVALUATE, ranked(company(1), company(2)))
    assert _refused(linked, Move.EVALUATE, ranked(*PRICES)).count("linked by same_representative") == 2


def test_a_ranking_is_of_bids_at_their_prices() -> None:
    """A company that did not bid, another price, places with gaps, and nobody at all."""
    tender = a_tender(State.OPENED)
    odd = ranked(company(1), company(2))
    odd["ranking"][1] |= {"price_fen": 1, "place": 3}
    odd["ranking"][0] |= {"company_id": company(9)}
    said = _refused(tender, Move.EVALUATE, odd)

    assert all(word in said for word in ("no bid opened", "the bid was", "places are not 1, 2, 3"))
    assert "nobody is ranked" in _refused(tender, Move.EVALUATE, says(ranking=[], digest=DIGEST))


def test_only_what_failed_is_unsuccessful() -> None:
    """Not with three bidders, not before an opening, not while a candidate is left."""
    few = says(because="few", bidders={"lot-1": 3}, what="x")

    assert "Open the bids" in _refused(a_tender(State.CLOSED), Move.FAIL, few)
    assert "no bid was opened" in _refused(a_tender(State.CLOSED), Move.FAIL, says(because="rejected", what="x"))
    nobody = says(because="nobody_left", what="x")
    assert "a candidate is left" in _refused(a_tender(State.OPENED), Move.FAIL, nobody)
    rejected = says(because="rejected", what="all were above the ceiling")
    assert state_of(then(a_tender(State.OPENED), Move.FAIL, AT[Move.EVALUATE], rejected)) is State.UNSUCCESSFUL


def test_a_price_above_the_ceiling_is_not_ranked() -> None:
    """Article 51(5); the lot's ceiling is 10,000,000 yuan."""
    dear = {**PRICES, company(3): 1_000_000_001}
    tender = then(a_tender(State.CLOSED), Move.OPEN, AT[Move.OPEN], opening(dear))
    tender = then(tender, Move.CHECK, AT[Move.CHECK], checked())
    told = ranked(*PRICES)
    told["ranking"][2]["price_fen"] = 1_000_000_001

    assert "above the ceiling of 1000000000" in _refused(tender, Move.EVALUATE, told)
