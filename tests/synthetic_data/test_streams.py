"""Streams of chance are told apart by their names."""

from __future__ import annotations

from synthetic_data.streams import Streams


def test_equal_seed_and_name_give_equal_numbers() -> None:
    """A stream can be had again."""
    assert Streams(7).named("bids").random(4).tolist() == Streams(7).named("bids").random(4).tolist()


def test_another_name_or_seed_gives_other_numbers() -> None:
    """No two streams are the same."""
    first = Streams(7).named("bids").random()

    assert first not in (Streams(7).named("tenders").random(), Streams(8).named("bids").random())


def test_numbers_stay_what_they_were() -> None:
    """Equal bytes on any run: the numbers of a stream are written down here."""
    assert Streams(1).named("companies").integers(1_000_000, size=3).tolist() == [614131, 103003, 210793]
