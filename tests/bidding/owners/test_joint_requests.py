"""Requests that owners make together: who counts, from when enough stand behind one, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from bidding.owners import Roll, Unit
from bidding.owners.joint_requests import (
    JointRequest,
    RequestMove,
    RequestStep,
    Threshold,
    is_enough,
    reached_on,
    support,
    take_request,
    threshold_of_vote,
)
from bidding.owners.laws import law_named
from models.errors import RefusedError
from tests.builders.owners import CALLED_AT, a_roll

FIFTH = threshold_of_vote(law_named("hangzhou"))
ASKED = {"purpose": "vote", "about": "更换物业", "roll": "0" * 64}


def _step(move: RequestMove, voter: str | None, days: int = 0) -> RequestStep:
    details = ASKED if move is RequestMove.ASK else {}
    return RequestStep(move, CALLED_AT + timedelta(days=days), "owners", voter, details)


def _request(*voters: str) -> JointRequest:
    moves = [RequestMove.ASK] + [RequestMove.JOIN] * (len(voters) - 1)
    steps = [_step(move, voter, day) for day, (move, voter) in enumerate(zip(moves, voters, strict=True))]
    return JointRequest("r1", "willow-garden", tuple(steps))


def test_exactly_one_fifth_is_enough() -> None:
    """Two of ten owners may ask for a vote, one may not; the law's article says so."""
    roll = a_roll(10)

    assert not is_enough(_request("owner-0"), roll, FIFTH)
    assert is_enough(_request("owner-0", "owner-1"), roll, FIFTH)
    assert "18(4)(1)" in FIFTH.where


def test_an_owner_of_many_units_is_one_person() -> None:
    """Persons are counted by the roll, not by units; an area is asked for where the law does."""
    roll = Roll((*(Unit(f"u{n}", 100, "o1") for n in range(5)), *(Unit(f"w{n}", 100, f"o{n + 2}") for n in range(5))))
    by_area = Threshold(Fraction(1, 6), Fraction(6, 10), "article")

    assert support(_request("o1"), roll).persons == 1
    assert not is_enough(_request("o1"), roll, FIFTH)
    assert not is_enough(_request("o1"), roll, by_area)


def test_the_day_is_that_on_which_enough_stood_behind_it_last() -> None:
    """Whoever leaves takes the day away; it is counted anew when somebody else joins."""
    roll, request = a_roll(10), _request("owner-0", "owner-1")
    left = request.with_step(_step(RequestMove.LEAVE, "owner-1", 2))
    again = left.with_step(_step(RequestMove.JOIN, "owner-2", 3))

    assert reached_on(request, roll, FIFTH) == date(2024, 3, 2)
    assert reached_on(left, roll, FIFTH) is None
    assert reached_on(again, roll, FIFTH) == date(2024, 3, 4)
    assert again.persons == 2 == len(again.signers)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (_step(RequestMove.JOIN, "owner-0", 9), "has joined"),
        (_step(RequestMove.LEAVE, "owner-5", 9), "has not joined"),
        (_step(RequestMove.JOIN, "stranger", 9), "no unit"),
        (_step(RequestMove.ASK, "owner-1", 9), "name is taken"),
        (_step(RequestMove.ANSWER, None, 9), "1 of 10 persons stand behind it, and 1/5 is needed"),
        (_step(RequestMove.JOIN, "owner-1", -1), "before the step on record"),
    ],
)
def test_what_cannot_be_is_refused(step: RequestStep, said: str) -> None:
    """Twice, by a stranger, under a name that is taken, and an answer before enough have joined."""
    with pytest.raises(RefusedError, match=said):
        take_request(_request("owner-0"), step, a_roll(10), FIFTH)


def test_an_answered_request_is_over() -> None:
    """Nobody joins or leaves it any more."""
    request = take_request(_request("owner-0", "owner-1"), _step(RequestMove.ANSWER, None, 5), a_roll(10), FIFTH)

    assert request.answer is not None
    with pytest.raises(RefusedError, match="answered"):
        take_request(request, _step(RequestMove.JOIN, "owner-2", 6), a_roll(10), FIFTH)
