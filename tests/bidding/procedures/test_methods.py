"""Which method is allowed: by kind, area, amount, money, bidders and place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bidding.notices import Method, TenderKind
from bidding.procedures import Ballot, Situation, allowed, method_refusals, procedures_for

ON = date(2024, 5, 27)
ESTATE = Situation(
    kind=TenderKind.PRELIMINARY, residential=True, state_funds=False, area_m2=82_000, estimate_fen=9 * 10**8, invited=3
)
BALLOT = Ballot(
    decided_on=date(2024, 5, 1), subject="choose a company", all_area=3000, all_persons=30, voting_area=2000,
    voting_persons=20, agreed_area=1500, agreed_persons=15,
)  # fmt: skip


def _ways(case: Situation, code: str) -> set[str]:
    return {str(way.method) for way in allowed(case, procedures_for(code, ON))}


@pytest.mark.parametrize(
    ("code", "ways"),
    [("330681", {"open"}), ("330106", {"open"}), ("331102", {"open"}), ("371082", {"open", "limited"})],
)
def test_a_large_estate_is_tendered(code: str, ways: set[str]) -> None:
    """Hangzhou 43, Lishui 26 and Shaoxing 25 ask for an open tender; Shandong 14 leaves invitations."""
    assert _ways(ESTATE, code) == ways


@pytest.mark.parametrize(
    ("code", "limit"), [("330681", 40_000), ("331102", 50_000), ("330106", 30_000), ("370200", 30_000)]
)
def test_a_small_estate_may_be_agreed_with_approval(code: str, limit: int) -> None:
    """Below the area of the place, and only with the authority's approval."""
    below = replace(ESTATE, area_m2=limit - 1, approval="A-1")

    assert "direct" in _ways(below, code)
    assert "direct" not in _ways(replace(below, area_m2=limit), code)
    assert "direct" not in _ways(replace(below, approval=None), code)


def test_fewer_than_three_bidders_open_the_way_to_an_agreement() -> None:
    """Two bidders in the tender before, with approval; three do not."""
    few = replace(ESTATE, bidders_before=2, approval="A-1")

    assert _ways(few, "330681") == {"open", "direct"}
    assert _ways(replace(few, bidders_before=3), "330681") == {"open"}


def test_an_invitation_goes_to_three_at_least() -> None:
    """Tender Law 17: two are refused, with the article."""
    law = procedures_for("371082", ON)

    assert method_refusals(Method.LIMITED, ESTATE, law) == []
    (first, *_rest) = method_refusals(Method.LIMITED, replace(ESTATE, invited=2), law)
    assert (first.where, "it takes 3" in first.what) == ("Tender Law art. 17", True)


def test_state_money_is_tendered_openly_unless_approved() -> None:
    """Regulation for the Implementation of the Tender Law, article 8."""
    paid = replace(ESTATE, kind=TenderKind.BUNDLE, state_funds=True)

    assert _ways(paid, "331102") == {"open"}
    assert _ways(replace(paid, approval="A-1"), "331102") == {"open", "limited"}


def test_owners_decide_before_their_committee_tenders() -> None:
    """Without the count of a vote nothing is allowed; with an ordinary majority every way of a service is."""
    service = replace(ESTATE, kind=TenderKind.SERVICE)

    assert _ways(service, "330681") == set()
    assert _ways(replace(service, ballot=BALLOT), "330681") == {"open", "limited", "direct"}


def test_letting_takes_three_quarters() -> None:
    """Three quarters of those who voted agreed: enough to the vote; one fewer is not."""
    letting = replace(ESTATE, kind=TenderKind.LETTING, ballot=BALLOT)
    fewer = BALLOT.model_copy(update={"agreed_persons": 14})

    assert "open" in _ways(letting, "330106")
    assert _ways(replace(letting, ballot=fewer), "330106") == set()


def test_a_small_repair_may_be_agreed() -> None:
    """Below 30,000 yuan (ours, as no source gives an amount); from there on it is tendered."""
    repair = replace(ESTATE, kind=TenderKind.REPAIR, ballot=BALLOT, estimate_fen=2_999_999)

    assert "direct" in _ways(repair, "330106")
    assert "direct" not in _ways(replace(repair, estimate_fen=3_000_000), "330106")


def test_every_reason_is_told() -> None:
    """Area, approval and the tender that was not held before: each with its remedy."""
    refusals = method_refusals(Method.DIRECT, ESTATE, procedures_for("330681", ON))

    assert len(refusals) == 4
    assert all(one.remedy and one.where for one in refusals)
