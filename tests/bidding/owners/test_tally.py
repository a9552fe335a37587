"""Quorum and majority by area and by persons, exact at the threshold (POLICY 5: the numbers usable as tests)."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.owners import Ballot, Choice, Item, Roll, Unit, Weight, tally
from bidding.owners.laws import law_named
from bidding.procedures.votes import reached
from tests.builders.owners import OPENS_AT, a_roll, said

LAW = law_named("national")
CHOOSE = Item("company", "choose_company", "On the company")
LET = Item("company", "business_use", "On letting the shops")


def _passed(units: int, item: Item, *, yes: int, no: int = 0, abstain: int = 0) -> bool:
    roll = a_roll(units)
    return tally(roll, [item], said(roll, item.id, yes=yes, no=no, abstain=abstain), LAW)[0].passed


@pytest.mark.parametrize(
    ("units", "voting", "passes"), [(3, 2, True), (1000, 667, True), (1000, 666, False), (9, 6, True)]
)
def test_two_thirds_exactly_is_a_quorum(units: int, voting: int, passes: bool) -> None:  # noqa: FBT001 - a case
    """Two of three and 66.7 % are enough; 66.6 % are not."""
    assert _passed(units, CHOOSE, yes=voting) is passes


@pytest.mark.parametrize(("yes", "no", "passes"), [(4, 4, False), (5, 4, True), (5, 3, True)])
def test_an_ordinary_matter_needs_more_than_half(yes: int, no: int, passes: bool) -> None:  # noqa: FBT001 - a case
    """Half of those voting is not more than half."""
    assert _passed(yes + no, CHOOSE, yes=yes, no=no) is passes


@pytest.mark.parametrize(("yes", "no", "passes"), [(6, 2, True), (5, 2, False)])
def test_a_special_matter_needs_three_quarters(yes: int, no: int, passes: bool) -> None:  # noqa: FBT001 - a case
    """Three quarters exactly are enough."""
    assert _passed(yes + no, LET, yes=yes, no=no) is passes


def test_least_share_of_all_is_half_for_special_matters() -> None:
    """Two thirds voting with three quarters for it is exactly half of all."""
    roll = a_roll(12)

    outcome = tally(roll, [LET], said(roll, "company", yes=6, no=2), LAW)[0]

    assert outcome.passed
    assert Fraction(outcome.votes[Choice.FOR].persons, outcome.whole.persons) == Fraction(1, 2)


def test_area_and_persons_are_both_needed() -> None:
    """One owner of most of the area cannot outvote the others, nor they that owner."""
    roll = Roll((Unit("u0", 90_000, "big"), *(Unit(f"u{n}", 1_000, f"o{n}") for n in range(1, 6))))
    against = [Ballot(f"o{n}", {"company": Choice.AGAINST}, OPENS_AT, n) for n in range(1, 6)]
    ballots = [Ballot("big", {"company": Choice.FOR}, OPENS_AT, 0), *against]

    outcome = tally(roll, [CHOOSE], ballots, LAW)[0]

    assert [problem.what.split(" of the ")[1][:7] for problem in outcome.problems] == ["persons"]


def test_the_reasons_say_how_far_it_was() -> None:
    """Each missed threshold is told with its numbers and its article."""
    roll = a_roll(10)

    outcome = tally(roll, [CHOOSE], said(roll, "company", yes=2, no=3), LAW)[0]

    assert [problem.what for problem in outcome.problems] == [
        "50000 of 100000 (50.0 %) of the floor area took part, at least 2/3 is needed",
        "5 of 10 (50.0 %) of the persons took part, at least 2/3 is needed",
        "20000 of 50000 (40.0 %) of the floor area that took part agreed, more than 1/2 is needed",
        "2 of 5 (40.0 %) of the persons that took part agreed, more than 1/2 is needed",
    ]
    assert {problem.where.split("(")[0] for problem in outcome.problems} == {"Civil Code art. 278"}


def test_nobody_voting_decides_nothing() -> None:
    """A part of nothing never reaches a share."""
    roll = a_roll(4)

    assert not tally(roll, [CHOOSE], [], LAW)[0].passed
    assert not reached(0, 0, Fraction(1, 2), over=False)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Choice), st.integers(0, 3)), max_size=30), st.randoms())
def test_the_order_of_ballots_changes_nothing(cast: list[tuple[int, Choice, int]], chance: random.Random) -> None:
    """However ballots are handed over, and whoever votes twice, the outcome is the same."""
    roll = a_roll(10)
    ballots = [
        Ballot(f"owner-{voter}", {"company": choice}, OPENS_AT.replace(minute=minute), number)
        for number, (voter, choice, minute) in enumerate(cast)
    ]
    shuffled = chance.sample(ballots, len(ballots))

    assert tally(roll, [CHOOSE, LET], shuffled, LAW) == tally(roll, [CHOOSE, LET], ballots, LAW)


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=12), st.data())
def test_all_votes_add_up_to_those_taking_part(areas: list[int], data: st.DataObject) -> None:
    """For, against and abstaining make up the whole of those who voted, by area and by persons, and never more."""
    roll = Roll(tuple(Unit(f"u{n}", area, f"o{n}") for n, area in enumerate(areas)))
    voting = data.draw(st.lists(st.sampled_from(sorted(roll.weights)), unique=True))
    ballots = [
        Ballot(voter, {"company": data.draw(st.sampled_from(Choice))}, OPENS_AT, n) for n, voter in enumerate(voting)
    ]

    outcome = tally(roll, [CHOOSE], ballots, LAW)[0]

    assert outcome.taking_part == roll.weight(voting)
    assert outcome.taking_part.area <= outcome.whole.area
    assert sum(outcome.votes.values(), Weight()) == outcome.taking_part
