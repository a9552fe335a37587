"""Deadlines."""

from __future__ import annotations

from datetime import date

from credit.complaints import dues, next_due, overdue
from credit.complaints.clocks import Due, Duty, reopens_until
from credit.complaints.moves import Move, Role
from tests.builders.complaints import desk, step, walked

ACCEPTED = (Move.ROUTE, Move.ACCEPT)


def test_the_next_deadline_is_that_of_taking_in() -> None:
    """Two working days after Monday."""
    assert next_due(walked(Move.ROUTE), desk()) == Due(date(2024, 6, 5), Duty.ACCEPT)


def test_working_days_leave_out_the_holiday() -> None:
    """The Dragon Boat festival of 2024 was Monday 10 June."""
    assert Due(date(2024, 6, 11), Duty.ANSWER) in dues(walked(*ACCEPTED), desk())


def test_mediation_stops_the_clocks() -> None:
    """While it runs only its own does; afterwards its days are added."""
    mediating = walked(*ACCEPTED, Move.OPEN_MEDIATION)
    after = walked(
        *ACCEPTED, Move.OPEN_MEDIATION, step(Move.FAIL_MEDIATION, 48), step(Move.ESCALATE, 49, role=Role.DESK)
    )

    assert [due.what for due in dues(mediating, desk())] == [Duty.MEDIATE]
    assert Due(date(2024, 6, 13), Duty.ANSWER) in dues(after, desk())


def test_overdue_begins_the_day_after() -> None:
    """On its last day a thing is still in time."""
    case = walked(Move.ROUTE)

    assert overdue(case, desk(), date(2024, 6, 5)) == []
    assert [due.what for due in overdue(case, desk(), date(2024, 6, 6))] == [Duty.ACCEPT]


def test_what_is_not_closed_is_not_reopened() -> None:
    """There is no period before there is a close."""
    assert reopens_until(walked(Move.ROUTE), desk()) is None
