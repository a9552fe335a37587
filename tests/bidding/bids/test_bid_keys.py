"""All secrets of a bid come from one key, and none tells of another."""

from __future__ import annotations

from bidding.bids.bid_keys import line_of, submission_keys
from bidding.bids.places import Part
from tests.builders.bids import bidder

PAIR = bidder(1).pair


def test_the_same_key_gives_the_same_secrets() -> None:
    """A bidder needs no other file to withdraw, replace, or hand in its halves."""
    first, again = (submission_keys(PAIR, "t", "lot-1", bytes(16)) for _ in range(2))

    assert first == again
    assert first.own_half(Part.PRICE) == again.own_half(Part.PRICE)


def test_submissions_cannot_be_tied_together() -> None:
    """Another nonce, lot or tender, or another bidder, has another handle and other halves; so has each part."""
    made = [
        submission_keys(PAIR, "t", "lot-1", bytes(16)), submission_keys(PAIR, "t", "lot-1", b"n" * 16),
        submission_keys(PAIR, "t", "lot-2", bytes(16)), submission_keys(PAIR, "u", "lot-1", bytes(16)),
        submission_keys(bidder(2).pair, "t", "lot-1", bytes(16)),
    ]  # fmt: skip

    assert len({one.handle for one in made}) == 5
    assert len({one.own_half(part) for one in made for part in Part}) == 15


def test_a_line_is_of_one_lot() -> None:
    """Nobody ties a bidder's lots or tenders together by its line, nor the line to its key."""
    lines = {line_of(PAIR, *of).public for of in (("t", "lot-1"), ("t", "lot-2"), ("u", "lot-1"))}

    assert len(lines | {PAIR.public}) == 4


def test_no_secret_is_shown() -> None:
    """A representation, as logs have it, holds neither seed nor secret."""
    keys = submission_keys(PAIR, "t", "lot-1", bytes(16))

    assert str(keys.seed) not in repr(keys)
    assert str(keys.pair.secret) not in repr(keys)
