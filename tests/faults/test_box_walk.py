"""Boxes driven at random, in short; the long walk is `python -m tests.faults.box_walk`."""

from __future__ import annotations

import pytest

from tests.faults.box_walk import main


def test_a_walk_reaches_the_end_and_breaks_nothing() -> None:
    """120 steps by chance: bids are taken and refused, boxes closed and opened, and the book agrees."""
    walk = main(120, seed=3)

    assert walk.broken == []
    assert {"hand_in", "again", "refused", "close", "give_shares", "open_part"} <= {*walk.made}


def test_a_walk_notices_a_late_bid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the moment counted for nothing, a walk would tell soon."""
    monkeypatch.setattr("web.register.bids.submissions._Counter._moment", lambda *_: 0)

    assert "taken late" in str(main(100, seed=3).broken)
