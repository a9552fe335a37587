"""The order of bids, and draws where nothing else decides."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.evaluation import Evaluation, evaluate
from bidding.evaluation.ranking import tie_plan
from models.errors import RefusedError
from tests.builders.evaluations import a_tender
from tests.oracle.draws import drawn, tickets

TIE = {"codes": [{"party": "公证处", "code": "owl"}, {"party": "业委会", "code": "海棠"}], "randomness": "02 04 06"}


def _order(result: Evaluation) -> list[tuple[int, str]]:
    return [(one.rank, one.scored.bid.handle) for one in result.ranking]


def _by_price(*prices: int, **changes: Any) -> Evaluation:  # noqa: ANN401 - keys of a tender
    bids = [{"handle": f"b-{n}", "price_fen": fen} for n, fen in enumerate(prices, 1)]
    changes = {"method": "lowest_reasonable_price", "criteria": None, "marks": None, "panel": None} | changes
    return evaluate(a_tender(bids=bids, ceiling_fen=None, **changes))


def test_the_lowest_reasonable_price_comes_first() -> None:
    """Without points, by price; three at most are candidates."""
    result = _by_price(95, 90, 93, 94)

    assert _order(result) == [(1, "b-2"), (2, "b-3"), (3, "b-4"), (4, "b-1")]
    assert result.candidates == ("b-2", "b-3", "b-4")


def test_the_highest_rent_comes_first() -> None:
    """A letting goes to the highest rent."""
    assert _by_price(95, 190, method="highest_rent", kind="letting").candidates == ("b-2", "b-1")


def test_equal_points_go_to_the_lower_price() -> None:
    """Where the scheme says so, before any draw."""
    price = {"id": "p", "kind": "credit", "title": "信用", "max_points": "5", "grades": {"A": "5"}}
    bids = [{"handle": name, "price_fen": fen, "grade": "A"} for name, fen in (("b-1", 100), ("b-2", 99))]

    assert evaluate(a_tender(criteria=[price], bids=bids, marks=None, panel=None)).candidates == ("b-2", "b-1")


def test_a_tie_is_broken_by_a_draw_that_others_can_repeat() -> None:
    """Plain loops over namespace, codes and randomness give the same order."""
    result = _by_price(90, 80, 90, 80, tie=TIE)
    codes = ["owl", "海棠"]
    first = drawn(tickets({"b-2": 1, "b-4": 1}, "zj-2024-001/lot-1/tie/1", codes, "02 04 06"), 2)
    then = drawn(tickets({"b-1": 1, "b-3": 1}, "zj-2024-001/lot-1/tie/3", codes, "02 04 06"), 2)

    assert [handle for _, handle in _order(result)] == first + then
    assert [one["drawn"] for one in result.as_dict()["ties"]] == [first, then]


def test_a_tie_without_a_draw_is_told_with_its_namespace() -> None:
    """All ties at once, each with what its draw has to be called."""
    with pytest.raises(RefusedError) as caught:
        _by_price(90, 80, 90, 80)

    assert [one.where for one in caught.value.problems] == ["tie", "tie"]
    assert "zj-2024-001/lot-1/tie/3" in caught.value.problems[1].remedy


def test_a_tie_behind_the_candidates_stays() -> None:
    """It changes nothing, so it needs no draw."""
    assert _order(_by_price(80, 81, 82, 90, 90))[3:] == [(4, "b-4"), (4, "b-5")]


def test_codes_are_held_against_their_hashes() -> None:
    """A party that tells another code than it hashed is caught."""
    tie = {"codes": [{"party": "公证处", "code": "owl", "code_sha256": "0" * 64}], "randomness": "02"}

    with pytest.raises(RefusedError, match="not the one whose hash"):
        _by_price(90, 90, tie=tie)
    assert tie_plan(a_tender(), 1, ["b", "a"]).pool[0].label == "a"
