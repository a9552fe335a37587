"""What must hold before a move."""

from __future__ import annotations

from dataclasses import replace

from credit.complaints import decide
from credit.complaints.moves import Cause, Level, Move, Role, State
from tests.builders.complaints import desk, given, step, walked

ACCEPTED = (Move.ROUTE, Move.ACCEPT)


def test_a_level_is_not_skipped() -> None:
    """ZY-10: lowest first; the refusal names the next one."""
    assert "the next is subdistrict" in given(walked(*ACCEPTED), Move.ESCALATE, level=Level.CITY)[0]


def test_a_timeout_waits_for_its_day() -> None:
    """Five working days from Monday 3 June 2024 end on Tuesday 11, after the Dragon Boat holiday."""
    says = {"role": Role.CLOCK, "cause": Cause.TIMEOUT}

    assert "2024-06-11" in given(walked(*ACCEPTED), Move.ESCALATE, hours=24 * 7, **says)[0]
    assert given(walked(*ACCEPTED), Move.ESCALATE, hours=24 * 9, **says) == []


def test_a_tier_is_not_held_twice() -> None:
    """After the community comes the town."""
    case = walked(*ACCEPTED, Move.OPEN_MEDIATION, Move.FAIL_MEDIATION)

    assert "the next is subdistrict" in given(case, Move.OPEN_MEDIATION, tier=Level.NEIGHBOURHOOD)[0]


def test_a_telephone_number_stays_out_of_the_public_record() -> None:
    """A reason that holds one is refused."""
    assert "telephone" in given(walked(Move.ROUTE), Move.REFUSE, reason="call 13812345678")[0]


def test_a_route_says_what_its_line_says() -> None:
    """Nobody routes a lift to the utility by hand."""
    assert "does not say this" in given(walked(Move.ROUTE), Move.ROUTE, department="供电公司", reason="so")[0]


def test_a_second_route_has_a_reason() -> None:
    """Because it decides whose the complaint is."""
    assert "no reason is given" in given(walked(*ACCEPTED), Move.ROUTE, matter="heating")[0]


def test_a_mark_is_from_1_to_5_and_given_once() -> None:
    """Afterwards the complaint can be reopened instead."""
    closed = walked(*ACCEPTED, Move.ANSWER, Move.FIND, Move.CLOSE)

    assert "is no mark" in given(closed, Move.RATE, satisfaction=6)[0]
    assert "has its mark" in given(walked(*ACCEPTED, Move.ANSWER, Move.FIND, Move.CLOSE, Move.RATE), Move.RATE)[0]


def test_a_matter_without_a_finding_is_not_closed() -> None:
    """A leak is nobody's before somebody has looked."""
    case = walked(Move.ROUTE, Move.ACCEPT, Move.ANSWER, matter="leaking")

    assert case.state is State.ANSWERED
    assert "who is liable" in given(case, Move.CLOSE)[0]


def test_an_account_is_named_by_its_number() -> None:
    """The number of an account is drawn by chance and is nobody's telephone; beside it one is still found."""
    case, by = walked(Move.ROUTE), "subdistrict/Xinan (account/a0123456789ab)"
    taken = replace(step(Move.REFUSE, 100), by=by)

    assert decide(case, taken, desk()).refused_because is not None
    assert "telephone" in given(case, Move.REFUSE, reason=f"{by} 13812345678")[0]


def test_a_step_before_the_last_is_refused() -> None:
    """Nothing is slipped in."""
    assert "before the last step" in given(walked(*ACCEPTED), Move.ANSWER, hours=0)[0]


def test_a_ledger_deadline_lies_ahead() -> None:
    """And what is over is not put on the ledger."""
    case = walked(*ACCEPTED, Move.LEDGER_OPEN)

    assert "has passed" in given(case, Move.LEDGER_ASSIGN, due_on=step(Move.ACCEPT).at.date())[0]
    assert "closed" in given(walked(*ACCEPTED, Move.ANSWER, Move.FIND, Move.CLOSE), Move.LEDGER_OPEN)[0]
