"""Fillers come by chance, more often near close."""

from __future__ import annotations

from random import Random

from bidding.bids.filling import drawn, mean_gap

MINUTE = 60 * 10**6
CLOSE = 10**15


def test_they_come_more_often_near_close() -> None:
    """Once a minute in the last hour, once an hour in the last day, twice a day before."""
    gaps = [mean_gap(CLOSE - minutes * MINUTE, CLOSE) for minutes in (1, 60, 61, 1440, 1441)]

    assert gaps == [MINUTE, MINUTE, 60 * MINUTE, 60 * MINUTE, 720 * MINUTE]


def test_the_mean_is_what_was_asked_for() -> None:
    """In 20,000 looks of two seconds, about one in thirty."""
    chance = Random(1)
    found = sum(drawn(2 * 10**6, MINUTE, chance.randbytes) for _ in range(20_000))

    assert 570 < found < 770


def test_none_comes_in_no_time() -> None:
    """And one surely in a whole gap."""
    assert not drawn(0, MINUTE, bytes)
    assert drawn(MINUTE, MINUTE, lambda length: b"\xff" * length)
