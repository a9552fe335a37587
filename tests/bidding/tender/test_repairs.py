"""What a tender says of a repair."""

from __future__ import annotations

import pytest

from bidding.tender import Move, State, Tender
from bidding.tender.repairs import RepairPrice, repair_price
from models.errors import RefusedError
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.tenders import PRICES, a_tender, an_event


def _repair(state: State) -> Tender:
    plain = a_tender(state)
    drafted = an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": a_notice(kind="repair").as_json()})
    return Tender(plain.id, (drafted, *plain.events[1:]))


def test_a_lot_costs_its_award_and_before_that_its_estimate() -> None:
    """And it is told whether it is awarded."""
    assert repair_price(_repair(State.DRAFT), "willow-garden") == RepairPrice(900_000_000, awarded=False)
    assert repair_price(_repair(State.AWARDED), "willow-garden") == RepairPrice(PRICES[company(1)], awarded=True)


def test_every_reason_why_it_is_none_is_told() -> None:
    """Another kind, lots of another estate, and a tender that is over."""
    lots = [notice_json()["lots"][0] | {"community_ids": ["willow-garden", "plum-court"]}]
    drafted = a_tender(State.DRAFT, a_notice(lots=lots))
    over = drafted.with_event(an_event(Move.CANCEL, "2024-05-11T02:00:00Z", {"reason": "no money"}))

    with pytest.raises(RefusedError, match=r"(?s)a preliminary tender.*of plum-court, not.*it is cancelled"):
        repair_price(over, "willow-garden")
