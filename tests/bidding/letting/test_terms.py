"""The terms of a lease, and what nobody may agree on."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.letting import Escalation, LeaseTerms, law_for
from bidding.letting.terms import terms_problems
from tests.builders.lettings import lease_terms

LAW = law_for("330102")


def test_terms_come_back_from_their_plain_values() -> None:
    """What is put on record is what is read."""
    terms = lease_terms(escalations=(Escalation(12, 550),), free_months=2, due_days=3)

    assert LeaseTerms.from_content(terms.as_content()) == terms
    assert terms_problems(terms, LAW) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"until": "2044-06-02"}, "what exceeds P20Y is void"),
        ({"document": ""}, "made in writing"),
        ({"until": "2024-05-01"}, "ends before it begins"),
        ({"rent_fen": 0}, "the rent is nothing"),
        ({"pay_months": 5}, "paid every 1, 2, 3, 4, 6 or 12 months"),
        ({"free_months": 12}, "cost nothing at all"),
        ({"deposit_fen": -1}, "not negative"),
        ({"tenant": " "}, "nobody is named"),
        ({"escalations": (Escalation(12, 1), Escalation(6, 1))}, "in order"),
    ],
)
def test_what_may_not_be_agreed_on_is_told(changes: dict[str, Any], why: str) -> None:
    """With the article where one says so."""
    assert why in " ".join(map(str, terms_problems(lease_terms(**changes), LAW)))


def test_the_bounds_are_exact() -> None:
    """Twenty years to the day, and a day less than six months without a paper."""
    assert terms_problems(lease_terms(until="2044-06-01"), LAW) == []
    assert terms_problems(lease_terms(until="2024-11-30", document=""), LAW) == []
    found = terms_problems(lease_terms(until="2050-01-01", document=""), LAW)
    assert [problem.where for problem in found] == ["Civil Code art. 705", "Civil Code art. 707"]


@pytest.mark.parametrize(("text", "rise"), [("12=5%", (12, 500)), ("6=2.5%", (6, 250)), ("24=0.05%", (24, 5))])
def test_rises_are_read(text: str, rise: tuple[int, int]) -> None:
    """Months and percent, to hundredths of a percent."""
    assert Escalation.parse(text) == Escalation(*rise)


@pytest.mark.parametrize("text", ["5%", "12=5", "x=5%", "12=-5%", "12=5.125%"])
def test_other_rises_are_refused(text: str) -> None:
    """And the form is told."""
    with pytest.raises(ValueError, match="12=5%"):
        Escalation.parse(text)
