"""What follows from lists and grades (ZJ-20, ZY-18)."""

from __future__ import annotations

from typing import Any

import pytest

from credit.standing.consequences import consequences, measure_problems, measures_of
from credit.standing.laws import law_named, laws


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.id)
def test_no_grade_bars_a_bidder_as_delivered(law: Any) -> None:  # noqa: ANN401 - a law
    """The switch is there, off, and says in both languages why and by which article."""
    bars = [one for one in consequences(law, "B", ()) if one.measure.kind == "tender_bar"]

    assert [one.applies for one in bars] == [False]
    assert "仅凭信用等级不得排除投标人" in bars[0].zh
    assert "A grade alone bars no bidder" in bars[0].en
    assert "art. 32" in bars[0].en


def test_a_list_brings_what_its_decision_named() -> None:
    """Of the measures of a list only those apply that the signed decision names; a grade's apply by themselves."""
    law = law_named("shandong")
    found = consequences(law, "C", ["black"], ["shandong.black.subsidy"])

    assert [one.measure.id for one in found if one.applies] == ["shandong.black.subsidy", "shandong.grade.inspection"]


def test_a_measure_that_needs_a_law_names_it() -> None:
    """Off by itself, taken with the law that the decision names; unpublished ones are refused."""
    law = law_named("zhejiang")
    bar = "zhejiang.black.public_trading"

    assert "is off" in str(measure_problems(law, "black", [{"id": bar, "under": ""}]))
    assert measure_problems(law, "black", [{"id": bar, "under": "Tender Law, 53"}]) is None
    assert "is no published measure" in str(measure_problems(law, "grey", [{"id": bar, "under": "x"}]))


def test_old_estates_bring_support() -> None:
    """Good grades that take over old estates are preferred in support (LS-21); a bonus in tenders is off."""
    law = law_named("zhejiang")
    applied = {one.measure.id: one.applies for one in consequences(law, "AAA", ["red"])}

    assert applied == {"zhejiang.grade.old_estates": True, "zhejiang.red.tender_bonus": False}
    assert [one.id for one in measures_of(law, "red")] == ["zhejiang.red.tender_bonus"]
