"""The demo's evaluation."""

from __future__ import annotations

from bidding.evaluation.moves import EvaluationState
from web.cli.demo.evaluating import EXPERT
from web.cli.demo.stage import Stage
from web.register.evaluations.events import proceeding


def test_the_expert_sits_and_has_not_marked(stage: Stage) -> None:
    """Two others have; marks are not locked."""
    found = proceeding(stage.session, f"pre-{stage.day(0).year}-05", "lot-1")
    marked = {one["member"] for one in found.marks}

    assert found.state is EvaluationState.MARKING
    assert EXPERT in found.sitting
    assert len(marked) == 2
    assert EXPERT not in marked
