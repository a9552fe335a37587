"""Killed while it takes bids, a server loses none it gave a receipt for, and doubles none."""

from __future__ import annotations

from tests.faults.bidding import drill


def test_some_kills_lose_nothing() -> None:
    """At random moments and at the ends of stages; a thousand by command."""
    drilled = drill(kills=6, seed=5, bids=3)

    assert not drilled.wrong, "\n".join(drilled.wrong)
    assert sum(drilled.kills.values()) == 6
    assert len(+drilled.kills) > 1
