"""What evaluation goes by."""

from __future__ import annotations

import pytest

from bidding.evaluation import formulas, rules
from credit.rulebook.errors import RulebookError


def test_every_formula_of_the_table_can_be_computed() -> None:
    """No row without its program, and no program without its row."""
    assert {one.id for one in rules.rules().formulas} == formulas.KNOWN


def test_a_number_has_its_source() -> None:
    """In both languages: an article, or that it is our own choice."""
    low = rules.rules().abnormally_low

    assert rules.cite(low.explained, "zh") == "中华人民共和国招标投标法实施条例第51条"
    assert rules.cite(low.basis).startswith("our own choice: ")


@pytest.mark.parametrize(("code", "name"), [("", "national"), ("330681", "zhejiang"), ("500101", "chongqing")])
def test_the_most_special_rule_holds(code: str, name: str) -> None:
    """By the longest prefix of the place's code."""
    assert rules.panel_rule(code).id == name


def test_an_unknown_instrument_is_told() -> None:
    """By line and key, with those that are known."""
    with pytest.raises(RulebookError, match="there is no instrument 'nowhere'"):
        rules.read_rules(b"instruments: {}\nsecret:\n  basis: {instrument: nowhere, article: '1'}\n", "r.yaml")
