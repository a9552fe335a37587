"""The evaluation and plain loops over the same file agree to the thousandth, and on the order."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bidding.evaluation import evaluate, read_tender
from tests.oracle.evaluations import abnormally_low, candidates, points
from tests.strategies.evaluations import tenders


@given(tender=tenders())
def test_points_and_order_agree(tender: dict[str, Any]) -> None:
    """Every term of every ranked bid is the oracle's, and bids stand in its order, ties aside."""
    result = evaluate(read_tender(json.dumps(tender).encode()))
    order = [one.scored.bid.handle for one in result.ranking]
    place = 0

    assert {one.scored.bid.handle: [term.points for term in one.scored.terms] for one in result.ranking} == points(
        tender
    )
    for group in candidates(tender):
        assert sorted(order[place : place + len(group)]) == group
        place += len(group)
    assert place == len(order)
    assert [one.handle for one in result.low_prices] == abnormally_low(tender)


@given(tender=tenders(), seed=st.integers(0, 999))
def test_the_order_of_the_file_does_not_count(tender: dict[str, Any], seed: int) -> None:
    """Bids, marks and decisions in another order give the same ranking, points and draws."""
    chance = Random(seed)
    turned = {name: chance.sample(told, len(told)) if name in ("bids", "marks", "explanations") else told
              for name, told in tender.items()}  # fmt: skip
    first, then = (evaluate(read_tender(json.dumps(one).encode())).as_dict() for one in (tender, turned))

    assert (first["ranking"], first["ties"]) == (then["ranking"], then["ties"])
