"""Killed while it takes bids, a server loses none that it acknowledged; of bids that race one wins."""

from __future__ import annotations

from tests.faults.auctions import drill, race


def test_some_kills_lose_nothing() -> None:
    """At statements, at the ends of stages and at random moments; a thousand by command."""
    drilled = drill(kills=6, seed=3, bids=8)

    assert not drilled.wrong, "\n".join(drilled.wrong)
    assert sum(drilled.kills.values()) == 6
    assert len(+drilled.kills) > 1


def test_of_bids_that_race_one_wins() -> None:
    """Thirty-two at once, round after round; ten thousand rounds by command."""
    assert race(8) == []
