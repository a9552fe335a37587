"""An evaluation as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.evaluation import evaluate, input_digest
from bidding.evaluation.report import report_text
from models.errors import RefusedError
from tests.builders.evaluations import CRITERIA, PRICES, a_tender, tender_json

GOLDEN = Path(__file__).parents[2] / "golden"


def test_equal_files_give_equal_results() -> None:
    """Two runs have one digest, and the order of marks in the file changes nothing but the input's own digest."""
    once, again = evaluate(a_tender()), evaluate(a_tender())
    turned = a_tender(marks=[*reversed(tender_json()["marks"])])

    assert (once.digest, input_digest(once.tender)) == (again.digest, input_digest(again.tender))
    assert evaluate(turned).as_dict()["ranking"] == once.as_dict()["ranking"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_as_people_review_it(language: str) -> None:
    """The whole report of one tender; a change of it is a change that somebody has to read."""
    low = {"bid": "b-04", "accepted": False, "reason": "wages below the minimum", "text": "we are new here"}
    bids = [*tender_json()["bids"], {"handle": "b-04", "price_fen": 500_000_000, "grade": "A"},
            {"handle": "b-05", "price_fen": 1_000_000_001, "grade": "A"}]  # fmt: skip
    marks = [*tender_json()["marks"]]
    marks += [one | {"bid": "b-04"} for one in marks if one["bid"] == "b-01"]
    marks[0] = marks[0] | {"points": "25"}
    result = evaluate(a_tender(bids=bids, marks=marks, explanations=[low]))

    assert report_text(result, language) == (GOLDEN / f"evaluation.{language}.md").read_text("utf-8")


def test_a_rejected_price_sets_no_base() -> None:
    """The lowest price is the lowest valid one."""
    low = {"bid": "b-02", "accepted": False, "reason": "below cost", "text": "we try"}
    result = evaluate(a_tender(explanations=[low]))

    assert result.ranking[1].scored.bid.handle == "b-01"
    assert result.ranking[1].scored.terms[0].points == 30_000
    assert [*result.rejected] == ["b-02"]


def test_too_few_points_reject() -> None:
    """A criterion may ask for a least; the reason names it."""
    criteria = [one | {"least_points": "31"} if one["id"] == "plan" else one for one in CRITERIA]
    result = evaluate(a_tender(criteria=criteria))

    assert result.rejected["b-02"][0].en == "30.4 points for Service plan, and the notice asks for 31 at least"


def test_credit_counts_by_score_where_the_notice_says_so() -> None:
    """The highest band that is reached; below the lowest there is nothing."""
    credit = {"id": "credit", "kind": "credit", "title": "信用", "max_points": "10",
              "scores": [{"at_least": "85", "points": "10"}, {"at_least": "60", "points": "4"}]}  # fmt: skip
    scores = dict(zip(PRICES, ("85", "84.999", "59.999"), strict=True))
    bids = [{"handle": name, "price_fen": fen, "score": scores[name]} for name, fen in PRICES.items()]
    result = evaluate(a_tender(criteria=[credit], bids=bids, marks=None, panel=None))

    assert [one.scored.points for one in result.ranking] == [10_000, 4000, 0]


def test_all_may_be_rejected() -> None:
    """Then there are no candidates, and the note says what follows."""
    result = evaluate(a_tender(ceiling_fen=1))

    assert (result.candidates, len(result.rejected)) == ((), 3)
    assert "call for bids anew" in result.notes[-1].en


def test_all_reasons_are_told_at_once() -> None:
    """A floor, missing marks, and a price that nobody decided on."""
    bids = [one | {"price_fen": 100_000} if one["handle"] == "b-01" else one for one in tender_json()["bids"]]
    with pytest.raises(RefusedError) as caught:
        evaluate(a_tender(bids=bids, floor_fen=1, marks=tender_json()["marks"][1:]))

    assert [one.where for one in caught.value.problems] == ["marks, expert-1", "bids, b-01", "floor_fen"]
