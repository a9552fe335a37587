"""What things are called."""

from __future__ import annotations

from flask import Flask

from bidding.procedures import PeriodName
from bidding.tender import Move, Role, State, due_of
from bidding.tender.details import Matter, Outcome, Remedy
from tests.builders.tender_rooms import asking
from tests.builders.tenders import a_tender
from web.work.tenders import naming

_STATES = [one for one in State if one not in (State.CANCELLED, State.UNSUCCESSFUL, State.SECURED)]


def test_everything_has_a_name() -> None:
    """No state, move, role, clock, matter, remedy or outcome is without one."""
    for names, known in ((naming.STATES, State), (naming.MOVES, Move), (naming.ROLES, Role),
                         (naming.CLOCKS, PeriodName),
                         (naming.MATTERS, Matter), (naming.REMEDIES, Remedy), (naming.OUTCOMES, Outcome)):  # fmt: skip
        assert set(names) == set(known)


def test_everything_that_is_due_has_words(plain: Flask) -> None:
    """What a tender says is due is told in the visitor's language; what nobody named stays as it is."""
    with asking(plain, {}):
        told = [(one.what, naming.due_words(one.what)) for state in _STATES for one in due_of(a_tender(state))]

        assert naming.due_words("dance") == "dance"
        assert naming.due_words("answer question 7") == "Answer question 7"
    assert [what for what, words in told if what == words] == []
