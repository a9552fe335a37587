"""Whether the parts of a tender fit each other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bidding.evaluation import read_tender
from models.errors import InputError
from tests.builders.evaluations import CRITERIA, marks, panel, tender_json

PRICE = CRITERIA[0]


def _told(**changes: Any) -> str:  # noqa: ANN401 - keys of a tender
    with pytest.raises(InputError) as caught:
        read_tender(json.dumps(tender_json() | changes).encode())
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"criteria": [PRICE | {"formula": "cheapest"}]}, "there is no formula 'cheapest'"),
        ({"criteria": [PRICE | {"parameters": {"above": "1"}}]}, "has no parameter 'above'"),
        ({"criteria": [PRICE | {"bands": [{"within": "3%", "points": "1"}]}]}, "takes no `bands`"),
        ({"criteria": [PRICE | {"formula": "reference_bands"}]}, "needs the reference price"),
        ({"criteria": [PRICE | {"formula": "highest_ratio"}]}, "is for a rent"),
        ({"criteria": [PRICE, PRICE | {"id": "again"}]}, "only one criterion may be the price"),
        ({"criteria": [PRICE, PRICE]}, "stands there 2 times"),
        ({"method": "lowest_reasonable_price"}, "ranks by the price itself"),
        ({"method": "highest_rent"}, "has no highest rent"),
        ({"method": "lowest_reasonable_price", "kind": "letting"}, "not given to the lowest price"),
        ({"marks": [*marks(), marks()[0]]}, "marks: expert-1, b-01, plan stands there 2 times"),
        ({"marks": [marks()[0] | {"bid": "b-9"}]}, "there is no bid 'b-9'"),
        ({"marks": [marks()[0] | {"criterion": "price"}]}, "no such criterion that members mark"),
        ({"marks": [marks()[0] | {"points": "40.001"}]}, "more points than the 40000 thousandths"),
        ({"marks": [marks()[0] | {"member": "guest"}]}, "'guest' is no member of the panel"),
        ({"panel": [*panel(), {"member": "x", "kind": "expert", "replaced_by": "y"}]}, "'y' has no other seat"),
        ({"explanations": [{"bid": "b-9", "accepted": False, "reason": "x"}]}, "there is no bid 'b-9'"),
        ({"bids": [{"handle": "b-01", "price_fen": 5, "grade": "B"}]}, "no points for the grade 'B'"),
        ({"locks": [{"criteria": ["price"], "sha256": "0" * 64, "at": "2024-06-21T05:00:00Z"}]}, "members mark"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(changes: dict[str, Any], words: str) -> None:
    """Each with its place; several at once where there are several."""
    assert words in _told(**changes)
