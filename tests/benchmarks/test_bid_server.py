"""The submissions that the benchmarks hand in."""

from __future__ import annotations

from benchmarks.bid_server import submissions
from bidding.bids import read_submission
from tests.builders.bids import a_bid


def test_each_submission_is_good_and_another_one() -> None:
    """A key and a handle of its own, the envelopes of the one bid that is uploaded."""
    found = [read_submission(text) for text in submissions(a_bid(1), 3)]

    assert len({one.bidder for one in found}) == 3
    assert all(one.parts == a_bid(1).submission.parts for one in found)
