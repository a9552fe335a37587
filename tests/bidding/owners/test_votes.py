"""A vote is what its steps say."""

from __future__ import annotations

from datetime import timedelta

from bidding.owners import Call, Vote
from tests.builders.owners import CLOSES_AT, OPENS_AT, a_call, a_called_vote, stepped


def test_a_call_survives_its_details() -> None:
    """What stands on record is read back as the same call."""
    call = a_call([("company", "choose_company"), ("shops", "business_use")], special=True, secret=True, owners=40)

    assert Call.from_details(call.as_details()) == call


def test_it_is_open_from_its_first_moment_until_before_its_last() -> None:
    """The window is half-open."""
    vote = a_called_vote()

    assert vote.is_open(OPENS_AT)
    assert vote.is_open(CLOSES_AT - timedelta(microseconds=1))
    assert not vote.is_open(CLOSES_AT)
    assert not vote.is_open(OPENS_AT - timedelta(microseconds=1))


def test_before_it_is_called_nothing_is_open() -> None:
    """A draft has no window."""
    assert Vote("v1", "willow-garden").call is None
    assert not Vote("v1", "willow-garden").is_open(OPENS_AT)


def test_what_passed_is_what_the_count_says() -> None:
    """Items of which the count on record says so."""
    vote = a_called_vote([("a", "choose_company"), ("b", "use_fund")])
    counted = stepped(vote, "count", CLOSES_AT, outcomes={"a": {"passed": True}, "b": {"passed": False}})

    assert [item.id for item in counted.passed()] == ["a"]
    assert list(vote.passed()) == []
