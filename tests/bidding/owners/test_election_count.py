"""Who is elected: more than half by area and by persons, ranked, at most as many as seats; ties are drawn."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.owners import Ballot, Choice, Roll, Unit, Vote
from bidding.owners.election_count import Standing, draw_tie, open_ties, placed, places_of, standings_of, tie_plan
from models.errors import RefusedError
from models.values.draw import LOTTERIES, source_of
from tests.builders.elections import OPENS_AT, a_called, a_counted, a_published, counted_vote, outcomes
from tests.builders.owners import a_roll

LOTTERY = source_of(LOTTERIES["快乐8"], date(2024, 4, 20))
NUMBERS = " ".join(f"{number:02}" for number in range(1, 21))
CODES = [("street", "heron-on-ice"), ("committee", "青-0412")]
EQUAL = {"c-1": 9, "c-2": 9, "c-3": 8, "c-4": 8, "c-5": 7, "c-6": 7, "c-7": 7}
STANDINGS = st.dictionaries(
    st.sampled_from([f"c-{n}" for n in range(1, 10)]), st.tuples(st.integers(1, 4), st.integers(1, 4), st.booleans())
)


def _standings(told: Mapping[str, tuple[int, int, bool]]) -> list[Standing]:
    return [Standing(code, area, persons, enough) for code, (area, persons, enough) in told.items()]


def test_the_candidates_with_most_votes_take_the_seats() -> None:
    """Ranked by persons, then by area; those who follow are alternates; who lacks the majority gets nothing."""
    told = {"a": (5, 9, True), "b": (6, 9, True), "c": (1, 8, True), "d": (9, 7, True), "e": (99, 99, False)}

    places = placed(_standings(told), seats=3, alternates=2)

    assert (places.members, places.alternates, places.ties) == (("b", "a", "c"), ("d",), ())


@pytest.mark.parametrize(("votes", "elected"), [(5, False), (6, True)])
def test_exactly_half_elects_nobody(votes: int, elected: bool) -> None:  # noqa: FBT001 - a case
    """Five of ten taking part is half, and more than half is asked for (Civil Code art. 278)."""
    election, vote = a_called(a_published(5))

    counted = a_counted(election, vote, {"c-1": votes})

    assert ("c-1" in places_of(counted).members) is elected


def test_a_tie_for_the_last_seat_waits_for_a_draw() -> None:
    """Three candidates with seven votes each for one seat and two alternates; the two before them are sure."""
    counted = a_counted(*a_called(a_published(7)), EQUAL)

    assert open_ties(counted) == (("c-5", "c-6", "c-7"),)
    assert set(places_of(counted).members[:4]) == {"c-1", "c-2", "c-3", "c-4"}


def test_a_draw_puts_equal_candidates_in_order() -> None:
    """The draw is of the equal ones alone, and its order decides seat and alternates."""
    counted = a_counted(*a_called(a_published(7)), EQUAL)
    drawn = draw_tie(counted, CODES, NUMBERS, LOTTERY)

    standings = [Standing(**one) for one in counted.steps[-1].details["standings"]]
    places = placed(standings, 5, 2, drawn.labels)

    assert tie_plan(counted, ()).namespace == "election/committee-2024/tie"
    assert set(drawn.labels) == {"c-5", "c-6", "c-7"}
    assert (places.members[4], *places.alternates) == drawn.labels
    assert places.ties == ()


def test_nothing_is_ranked_before_the_count() -> None:
    """An election has no places before it is counted, and a vote no standings."""
    election, vote = a_called(a_published(5))

    assert places_of(election).members == ()
    with pytest.raises(RefusedError, match="not counted yet"):
        standings_of(vote, election.admitted)


@given(STANDINGS, st.integers(1, 5), st.integers(0, 3), st.randoms())
def test_the_order_of_candidates_changes_nothing(
    told: dict[str, tuple[int, int, bool]], seats: int, alternates: int, chance: random.Random
) -> None:
    """However the standings are handed over, places and ties are the same."""
    standings = _standings(told)
    shuffled = chance.sample(standings, len(standings))

    assert placed(shuffled, seats, alternates) == placed(standings, seats, alternates)


@given(STANDINGS, st.integers(1, 5), st.integers(0, 3), st.permutations([f"c-{n}" for n in range(1, 10)]))
def test_nobody_is_passed_over_by_one_with_fewer_votes(
    told: dict[str, tuple[int, int, bool]], seats: int, alternates: int, order: list[str]
) -> None:
    """A naive oracle: seats are filled one by one with the best who is left, equal ones by the order drawn."""
    left = {code: (persons, area) for code, (area, persons, enough) in told.items() if enough}
    expected: list[str] = []
    while left and len(expected) < seats + alternates:
        best = min((code for code in left if left[code] == max(left.values())), key=order.index)
        expected.append(best)
        del left[best]

    places = placed(_standings(told), seats, alternates, order)

    sure = {*expected[:seats]}
    assert {*places.members} == sure
    assert places.alternates == tuple(expected[seats:])


@given(
    st.lists(st.tuples(st.integers(1, 500), st.integers(0, 7)), min_size=1, max_size=9), st.integers(0, 9), st.randoms()
)
def test_ballots_are_counted_as_a_naive_count_would(
    voters: list[tuple[int, int]], absent: int, chance: random.Random
) -> None:
    """Area and persons behind each candidate, and the exact thresholds, whatever the order of ballots."""
    vote = _vote_of_three()
    roll = Roll(tuple(Unit(f"u{n}", area, f"o{n}") for n, (area, _) in enumerate(voters)))
    cast = [
        Ballot(f"o{n}", {f"c-{bit + 1}": Choice.FOR for bit in range(3) if chosen >> bit & 1}, OPENS_AT, n)
        for n, (_, chosen) in enumerate(voters)
        if n >= absent
    ]
    told = outcomes(vote, chance.sample(cast, len(cast)), roll)

    for bit in range(3):
        part = [area for n, (area, _) in enumerate(voters) if n >= absent]
        behind = [area for n, (area, chosen) in enumerate(voters) if n >= absent and chosen >> bit & 1]
        quorum = 3 * len(part) >= 2 * len(voters) and 3 * sum(part) >= 2 * sum(area for area, _ in voters)
        expected = bool(part) and quorum and 2 * len(behind) > len(part) and 2 * sum(behind) > sum(part)
        found = told[f"c-{bit + 1}"]
        assert found["votes"]["for"] == {"area": sum(behind), "persons": len(behind)}
        assert found["passed"] is expected


def _vote_of_three() -> Vote:
    return a_called(a_published(5))[1]


def test_standings_come_from_the_count_on_record() -> None:
    """By code, with area and persons of those who named them."""
    election, vote = a_called(a_published(5))

    found = standings_of(counted_vote(vote, {"c-1": 6, "c-2": 1}, a_roll(10)), election.admitted)

    assert [(one.candidate, one.persons, one.enough) for one in found][:3] == [
        ("c-1", 6, True), ("c-2", 1, False), ("c-3", 0, False),
    ]  # fmt: skip
