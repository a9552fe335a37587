"""The demo's library of renovation."""

from __future__ import annotations

from credit.renovation import State, due_of, project_state
from web.cli.demo.stage import Stage
from web.register.renovation.projects import projects
from web.register.renovation.rooms import rooms_of


def test_old_estates_stand_in_different_states(stage: Stage) -> None:
    """One accepted, two under way of which one is late, others waiting; some have a property room."""
    found = projects(stage.session)
    states = [project_state(one) for one in found]
    late = [one.id for one in found if any(due.day < stage.day(0) for due in due_of(one))]

    assert {*states} >= {State.ACCEPTED, State.UNDER_WAY}
    assert len(late) == 1
    assert {one.tenure for one in rooms_of(stage.session)} == {"rented", "owned"}
