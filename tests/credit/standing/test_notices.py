"""The notice before a listing."""

from __future__ import annotations

import pytest

from credit.standing.notices import notice_text
from tests.builders.listings import Case, a_listing


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_says_facts_basis_and_rights(language: str) -> None:
    """Facts, article, day until which it may be answered, measures, removal (Zhejiang, article 28(1))."""
    case = Case()
    case.notify()
    told = notice_text(case.listing, language)
    words = {"zh": ("第28(1)条", "陈述和申辩", "2024-07-08", "限制享受财政资金补助", "第32(2)条"),
             "en": ("art. 28(1)", "defend yourself", "2024-07-08", "Limits on subsidies", "art. 32(2)")}  # fmt: skip

    assert [word for word in (*words[language], "bid.collusion", "R1") if word not in told] == []


def test_a_place_in_the_ranks_is_a_fact_too() -> None:
    """By rank: the place and the day; no measure follows from a grey list in Zhejiang."""
    case = Case(a_listing(kind="grey", rule=None, event=None, source_id=None, place=2))
    case.notify()
    told = notice_text(case.listing, "en")

    assert "place 2 in the ranks of 2024-06-03" in told
    assert "Measures that may follow: none" in told
