"""The course of a tender of the demo."""

from __future__ import annotations

from datetime import timedelta

from bidding.tender import Move
from web.cli.demo.stage import Stage
from web.register.tenders.events import tender_named


def test_each_step_lies_on_a_day_that_is_counted_from_the_close(stage: Stage) -> None:
    """The notice is public twenty days before, and the contract starts thirty days after."""
    tender = tender_named(stage.session, f"pre-{stage.day(0).year}-12")
    on = {event.move: event.on for event in tender.events}

    assert on[Move.CLOSE] - on[Move.PUBLISH] == timedelta(days=22)
    assert on[Move.START] - on[Move.CLOSE] == timedelta(days=30)
