"""Boxes driven at random, in short; the long walk is `python -m tests.faults.box_walk`."""

from __future__ import annotations

import pytest

from tests.faults import box_walk
from tests.faults.box_walk import main
from web.register import bid_boxes


def test_a_walk_reaches_the_end_and_breaks_nothing() -> None:
    """500 steps by chance: bids are taken and refused, boxes closed and opened, and the book agrees."""
    walk = main(500, seed=3)

    assert walk.broken == []
    assert {"hand_in", "again", "refused", "close", "give_shares", "open_part"} <= {*walk.made}


def test_a_walk_notices_a_clock_that_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the clock counted, and not the record too, a walk would tell within a few hundred steps."""
    monkeypatch.setattr("web.register.bids.latest_known", lambda *_: [])
    monkeypatch.setattr(bid_boxes, "latest_known", lambda *_: [])

    assert main(500, seed=3).broken
    assert box_walk.__doc__
