"""What the rooms of the demo share."""

from __future__ import annotations

from models.values.moments import SHANGHAI
from web.cli.demo.stage import Stage, paper, signer


def test_days_are_counted_back_in_shanghai(stage: Stage) -> None:
    """A negative number of days lies ahead."""
    assert stage.day(-1) > stage.day(0) > stage.day(1)
    assert stage.at(1, 9, 30).astimezone(SHANGHAI).strftime("%H:%M") == "09:30"


def test_keys_and_papers_are_the_same_each_time() -> None:
    """They are made from public words, one for each name."""
    assert signer("a.example") == signer("a.example") != signer("b.example")
    assert paper("lease") == paper("lease") != paper("deed")
