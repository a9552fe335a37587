"""Towns of the demo say how estates without a company are served."""

from __future__ import annotations

from web.cli.demo.stage import Stage
from web.register.modes.estates import estates_served


def test_the_town_has_every_state_to_look_at(stage: Stage) -> None:
    """In a mode with everything, in one without guards, and one that nobody serves."""
    own = [
        one for one in estates_served(stage.session, stage.day(0), [stage.office]) if one.served.mode != "professional"
    ]

    assert {one.served.mode for one in own} >= {"community_trust", "self_run", None}
    assert any(one.has_service for one in own)
    assert any(one.lacks_basics for one in own)
    assert any(one.differs for one in own)
