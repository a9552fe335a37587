"""What everybody is told of an auction."""

from __future__ import annotations

from datetime import timedelta

from bidding.auction import standing_json, started, told_events
from bidding.auction.telling import reason_of
from tests.builders.auctions import CLOSES_AT, OPENS_AT, STARTING, STEP, a_bid, a_decision, rules


def test_each_event_comes_with_where_the_auction_stands_after_it() -> None:
    """The leading bid, the least next one; no signature."""
    (first, second) = told_events(started(rules()), [a_bid(1, "a", STARTING), a_bid(2, "b", STARTING + STEP)])

    assert first.as_json()["standing"]["leading"] == "a"
    assert second.as_json()["standing"] == {**standing_json(second.after), "least_fen": STARTING + 2 * STEP}
    assert "signed" not in second.as_json()


def test_a_late_bid_is_told_to_put_the_end_off() -> None:
    """And an early one is not."""
    late = CLOSES_AT - timedelta(seconds=10)
    early, later = told_events(started(rules()), [a_bid(1, "a", STARTING), a_bid(2, "b", STARTING + STEP, late)])

    assert (early.put_off, later.put_off) == (False, True)
    assert later.as_json()["standing"]["closes_at"].startswith("2024-05-06T02:01:50")


def test_a_decision_is_told_with_its_reason() -> None:
    """A bid has none."""
    assert reason_of(a_decision(1, "pause", OPENS_AT, "网络中断")) == "网络中断"
    assert reason_of(a_bid(1, "a", STARTING)) == ""
