"""An evaluation in words."""

from __future__ import annotations

from bidding.evaluation import evaluate
from bidding.evaluation.report import report_text, sections
from bidding.evaluation.report_words import WORDS
from tests.builders.evaluations import CRITERIA, a_tender


def test_both_languages_say_the_same() -> None:
    """Equal words, equal tables, equal numbers of rows."""
    result = evaluate(a_tender())

    assert WORDS["zh"].keys() == WORDS["en"].keys()
    assert [len(one.rows) for one in sections(result, "zh")] == [len(one.rows) for one in sections(result, "en")]


def test_a_bar_in_a_title_breaks_no_table() -> None:
    """It is escaped, as Markdown asks."""
    criteria = [CRITERIA[0] | {"title": "报|价"}, *CRITERIA[1:]]

    assert "报\\|价" in report_text(evaluate(a_tender(criteria=criteria)), "zh")
