"""What a complainer may do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from credit.complaints import Move
from credit.complaints.complainers import COMPLAINERS_MOVES, complainer_step, open_to_complainer
from credit.complaints.grants import GRANTS
from credit.complaints.moves import Cause, Level, Role
from tests.builders.complaints import AT, desk, walked


def test_each_is_granted() -> None:
    """The list names nothing that the table refuses to a complainer."""
    assert all(Role.COMPLAINER in GRANTS[move] for move in COMPLAINERS_MOVES)


def test_the_next_level_is_the_one_above() -> None:
    """Asked for by a person."""
    step = complainer_step(walked(Move.ROUTE), desk(), Move.ESCALATE, AT)

    assert (step.level, step.cause) == (Level.SUBDISTRICT, Cause.REQUEST)


def test_what_belongs_to_an_office_is_none_of_theirs() -> None:
    """A complainer closes nothing."""
    with pytest.raises(KeyError):
        complainer_step(walked(Move.ROUTE), desk(), Move.CLOSE, AT)


def test_what_is_open_follows_the_life() -> None:
    """While it is handled: the next level or withdrawal; once closed: a mark and, in its time, reopening."""
    handled = walked(Move.ROUTE, Move.ACCEPT)
    closed = walked(Move.ROUTE, Move.ACCEPT, Move.ANSWER, Move.FIND, Move.CLOSE)
    assert closed.closed_at is not None
    assert handled.last_at is not None
    soon, late = closed.closed_at + timedelta(days=1), closed.closed_at + timedelta(days=60)

    assert open_to_complainer(handled, desk(), handled.last_at) == (Move.ESCALATE, Move.WITHDRAW)
    assert open_to_complainer(closed, desk(), soon) == (Move.RATE, Move.REOPEN)
    assert open_to_complainer(closed, desk(), late) == (Move.RATE,)
