"""The rules of a desk."""

from __future__ import annotations

from datetime import date

import pytest

from credit.complaints import load_desk
from credit.complaints.desk_rules import Clock, DutyList, MediationRule
from credit.rulebook.shapes import Basis
from tests.builders.complaints import desk

CHOICE = {"choice": {"zh": "自定", "en": "ours"}}


def test_a_clock_has_one_unit() -> None:
    """Working days or days of the calendar, never both."""
    with pytest.raises(ValueError, match="either"):
        Clock.model_validate({"days": 1, "working_days": 1, "basis": CHOICE})


def test_tiers_stand_in_their_order() -> None:
    """ZJ-03: lowest first."""
    rule = desk().mediation.model_dump(by_alias=True)
    with pytest.raises(ValueError, match="lowest first"):
        MediationRule.model_validate({**rule, "tiers": rule["tiers"][::-1]})


def test_a_matter_stands_on_one_line() -> None:
    """And the matter `other` is always there."""
    duties = desk().duties[0].model_dump(by_alias=True)
    with pytest.raises(ValueError, match="more than one line names lift"):
        DutyList.model_validate({**duties, "lines": [*duties["lines"], duties["lines"][0]]})
    with pytest.raises(ValueError, match="`other`"):
        DutyList.model_validate({**duties, "lines": duties["lines"][:1]})


def test_a_basis_is_cited_in_both_languages() -> None:
    """By title and article, or as our own choice with the reason."""
    hangzhou = load_desk("hangzhou")

    assert hangzhou.cited(hangzhou.clocks.answer.basis, "zh") == "杭州市物业管理条例第50条"
    assert desk().cited(Basis.model_validate(CHOICE)) == "our own choice: ours"


def test_the_list_of_a_day_is_the_one_in_force() -> None:
    """None before the first."""
    found = desk().duties_on(date(2024, 6, 3))

    assert found is not None
    assert "lift" in found.matters
    assert desk().duties_on(date(2019, 1, 1)) is None
