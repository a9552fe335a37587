"""The demo's estate and its owners."""

from __future__ import annotations

from bidding.owners import VoteState
from bidding.owners.vote_life import vote_state
from bidding.tender import State, state_of
from web.cli.demo.estate import owners_tender
from web.cli.demo.stage import Stage
from web.register.owners.votes import ballots_of, votes_of
from web.register.tenders.events import tender_named


def test_one_vote_was_counted_and_one_takes_ballots(stage: Stage) -> None:
    """Of the counted one all items passed but the last; in the other some have voted."""
    counted, called = votes_of(stage.session, stage.estate)

    assert [vote_state(one) for one in (counted, called)] == [VoteState.ANNOUNCED, VoteState.CALLED]
    assert counted.call is not None
    assert len([*counted.passed()]) == len(counted.call.items) - 1
    assert called.call is not None
    assert called.call.opens_at < stage.now < called.call.closes_at
    assert ballots_of(stage.session, called.id)


def test_the_owners_tender_rests_on_their_vote(stage: Stage) -> None:
    """It is published, and its filing names the vote."""
    tender = tender_named(stage.session, owners_tender(stage))

    assert state_of(tender) is State.PUBLISHED
    assert tender.filed is not None
    assert tender.filed[1].authority is not None
