"""The demo's complaint desk."""

from __future__ import annotations

from credit.complaints import case_of, load_desk
from credit.complaints.clocks import dues
from credit.complaints.moves import State
from models.values.working_days import working_or_weekday
from web.cli.demo.stage import Stage
from web.register.complaints.rows import histories


def test_cases_stand_in_every_state_of_the_desk(stage: Stage) -> None:
    """One is overdue; nothing goes to court."""
    cases, desk = [case_of(*one) for one in histories(stage.session)], load_desk("rongcheng")
    states = {case.state for case in cases}

    assert {State.DUPLICATE, State.ROUTED, State.ACCEPTED, State.REFUSED, State.ANSWERED, State.MEDIATING,
            State.UNSETTLED, State.CLOSED} <= states  # fmt: skip
    assert any(due.on < stage.day(0) for case in cases for due in dues(case, desk, working_or_weekday))
