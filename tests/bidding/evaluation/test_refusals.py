"""Why a tender cannot be evaluated as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.evaluation import evaluate, read_scheme, scheme_refusals
from models.errors import RefusedError
from tests.builders.evaluations import CRITERIA, a_tender, marks, panel

BANDS = {"id": "price", "kind": "price", "title": "报价", "max_points": "30", "formula": "reference_bands",
         "bands": [{"within": "3%", "points": "22"}]}  # fmt: skip


def _told(**changes: Any) -> str:  # noqa: ANN401 - keys of a tender
    with pytest.raises(RefusedError) as caught:
        evaluate(a_tender(**changes))
    return str(caught.value)


def test_closeness_to_a_reference_may_not_decide_a_statutory_tender() -> None:
    """Regulation art. 50; a tender that the law does not require may use it."""
    changes = {"criteria": [BANDS, *CRITERIA[1:]], "reference_fen": 900_000_000}

    assert "art. 50" in _told(**changes)
    assert evaluate(a_tender(**changes, statutory=False)).candidates


@pytest.mark.parametrize(("subject", "refused"), [("services", False), ("goods", True)])
def test_the_price_weighs_enough_in_a_government_purchase(subject: str, refused: bool) -> None:  # noqa: FBT001 - a table
    """Ten percent of services, thirty of goods (order 87 art. 55)."""
    criteria = [{**CRITERIA[0], "max_points": "10"}, {**CRITERIA[1], "max_points": "90"}]
    scheme = read_scheme({"method": "comprehensive", "criteria": criteria, "government_purchase": True,
                          "subject": subject})  # fmt: skip

    assert bool(scheme_refusals(scheme, statutory=True)) == refused


def test_every_member_marks_every_bid() -> None:
    """What is missing is told member by member."""
    assert "marks, owner-1: no mark for b-03 interview" in _told(marks=marks()[:-1])
    assert "nobody has marked" in _told(marks=None, panel=None)


def test_who_takes_a_seat_marks_anew() -> None:
    """Marks of who left are void, and the new member's are not there yet."""
    seats = [*panel(), {"member": "expert-5", "kind": "expert"}]
    seats[0] |= {"replaced_by": "expert-5", "reason": "ill"}

    assert "art. 48" in _told(panel=seats)


def test_marks_after_the_prices_are_not_blind() -> None:
    """Technical marks are locked before prices are opened."""
    assert "was not marked blind" in _told(prices_opened_at="2024-06-21T04:59:59Z")


def test_a_changed_mark_breaks_the_lock() -> None:
    """The digest at locking is held against the marks."""
    lock = {"criteria": ["plan"], "sha256": "0" * 64, "at": "2024-06-21T05:00:00Z"}

    assert "not those that were locked" in _told(locks=[lock])


def test_an_odd_mark_needs_a_law_and_a_majority() -> None:
    """Zhejiang has no such rule; where it is allowed, two of five are no majority."""
    odd = {"member": "owner-1", "bid": "b-01", "criterion": "plan", "votes": 2, "reason": "no explanation"}

    assert "neither the law" in _told(odd_marks=[odd | {"votes": 3}])
    assert "no majority" in _told(odd_marks=[odd], jurisdiction="500000")
    assert evaluate(a_tender(odd_marks=[odd | {"votes": 3}], jurisdiction="500000")).candidates
    assert evaluate(a_tender(odd_marks=[odd | {"votes": 3}], replace_odd_marks=True)).candidates


def test_a_consensus_comes_after_locking_and_between_the_marks() -> None:
    """Wanted where the scheme says so, not wanted elsewhere, and never outside the members' own marks."""
    agreed = {"bid": "b-01", "criterion": "plan", "points": "37", "reason": "so"}
    told = _told(combine="consensus", consensus=[agreed], locks=[])

    assert "were not locked before" in told
    assert "between the lowest and the highest" in told
    assert "b-02, plan: the scheme asks for one" in told
    assert "does not ask for one" in _told(consensus=[agreed])


def test_a_low_price_is_accepted_only_in_writing() -> None:
    """Without the bidder's text there is nothing that could be accepted."""
    assert "accepted without a written" in _told(
        explanations=[{"bid": "b-01", "accepted": True, "reason": "we know it"}]
    )
