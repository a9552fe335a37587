"""What may be done next with a listing."""

from __future__ import annotations

from datetime import date

from credit.standing.attempts import Attempt
from credit.standing.listing import Move, Role, Step
from credit.standing.next_moves import NextMove, next_moves, standing_against
from tests.builders.listings import Case, a_listing, weekdays


def _next(case: Case) -> dict[Move, NextMove]:
    return {one.move: one for one in next_moves(_asked(case))}


def _asked(case: Case) -> Attempt:
    return Attempt(case.listing, Step(Move.NOTIFY, case.at, "", Role.OFFICER, {}), case.law, calendar=weekdays)


def test_a_proposal_is_notified_by_an_officer() -> None:
    """With the article, and nothing against it."""
    (only,) = next_moves(_asked(Case()))

    assert (only.move, [*only.roles], only.basis.article) == (Move.NOTIFY, [Role.OFFICER], "28(1)")
    assert not only.problems
    assert not only.is_decision


def test_what_time_alone_forbids_is_said_before_anything_is_signed() -> None:
    """The company may still answer, so upholding waits; that nothing is signed yet is no reason."""
    case = Case()
    case.notify()
    found = _next(case)

    assert ["may answer until" in one.what for one in found[Move.UPHOLD].problems] == [True]
    assert found[Move.DROP].problems == ()
    case.days(9)
    assert _next(case)[Move.UPHOLD].problems == ()


def test_a_term_that_is_over_is_only_recorded() -> None:
    """No objection, no repair: it has to be entered that the listing ended."""
    case = Case(a_listing(ends_on=date(2024, 8, 1))).listed()
    case.days(40)

    assert [*_next(case)] == [Move.EXPIRE]


def test_a_move_that_the_state_does_not_know_is_refused_as_ever() -> None:
    """Nobody publishes what was only proposed."""
    (reason,) = standing_against(_asked(Case()), Move.PUBLISH)

    assert "cannot be done while it is proposed" in reason.what
