"""What the law asks of steps of an evaluation."""

from __future__ import annotations

from flask import Flask

from bidding.evaluation.moves import EvaluationMove, EvaluationState
from web.work.evaluations.naming import MOVES, STATES, law_of


def test_every_state_and_move_has_its_name_and_the_law_its_article(drawn: Flask) -> None:
    """From the data of the rules, in the language of the page."""
    with drawn.test_request_context("/?lang=zh"):
        told = law_of(EvaluationMove.COMMIT, "330681")

        assert (told[0].what, told[0].article) == (
            "成员为5人以上单数，专家不少于3分之2", "浙江省招标投标条例第29条",
        )  # fmt: skip
        assert [one.article for one in law_of(EvaluationMove.ACCEPT, "330681")] == ["浙江省招标投标条例第31条"]
        assert len(law_of(EvaluationMove.DRAW, "500000")) == 2
        assert law_of(EvaluationMove.MARK, "330681") == []
    assert (set(STATES), set(MOVES)) == (set(EvaluationState), set(EvaluationMove))
