"""A complaint folded from its steps."""

from __future__ import annotations

from datetime import timedelta

from credit.complaints import case_of
from credit.complaints.moves import Move, Outcome, Party, State
from tests.builders.complaints import AT, reception, step, walked


def test_without_a_step_it_is_received_at_the_lowest_level() -> None:
    """And nobody is liable yet."""
    case = case_of(reception())

    assert (case.state, case.level, case.liability) == (State.RECEIVED, "neighbourhood", Party.UNKNOWN)


def test_one_by_one_is_all_at_once() -> None:
    """Folding all steps gives what deciding them in turn gave."""
    moves = (Move.ROUTE, Move.ACCEPT, Move.ANSWER, Move.FIND, Move.CLOSE, Move.REOPEN, Move.ANSWER)
    steps = [step(move, number) for number, move in enumerate(moves, start=1)]

    assert case_of(reception(), steps) == walked(*steps)


def test_the_first_answer_is_the_one_that_counts() -> None:
    """A deadline asks when somebody first answered, not when somebody last did."""
    case = walked(Move.ROUTE, Move.ACCEPT, Move.ANSWER, Move.FIND, Move.CLOSE, Move.REOPEN, Move.ANSWER)

    assert case.answered_at == AT + timedelta(hours=3)


def test_a_withdrawn_complaint_leaves_no_mediation_open() -> None:
    """Its clock stops with it."""
    case = walked(Move.ROUTE, Move.ACCEPT, Move.OPEN_MEDIATION, Move.WITHDRAW)

    assert (case.state, case.mediations[-1].outcome, case.stops[-1].until) == (
        State.WITHDRAWN, Outcome.FAILED, AT + timedelta(hours=4)
    )  # fmt: skip


def test_what_evidence_says_is_dated_by_the_step_that_changed_it() -> None:
    """Accepting changes no row of evidence, answering does."""
    accepted, answered = walked(Move.ROUTE, Move.ACCEPT), walked(Move.ROUTE, Move.ACCEPT, Move.ANSWER)

    assert (accepted.evidence_at, answered.evidence_at) == (AT + timedelta(hours=1), AT + timedelta(hours=3))
