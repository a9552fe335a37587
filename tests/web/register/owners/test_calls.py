"""Calling a vote as the answer to the owners who asked for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bidding.owners import BodyEvent, BodyMove, Vote
from bidding.owners.joint_requests import VOTE
from bidding.owners.votes import Role
from models.errors import RefusedError
from models.migrations import upgrade
from tests.builders.owners import CALLED_AT, LAW, a_call, a_roll
from tests.builders.record import a_clerk, writing_to
from web.register.owners.calls import call_vote
from web.register.owners.estates import enter_body, enter_roll
from web.register.owners.joint_requests import ask_together, join_request, request_named

SUBDISTRICT = ("Xinan", Role.SUBDISTRICT)


def test_a_vote_and_its_request_are_answered_together_or_not_at_all(tmp_path: Path) -> None:
    """While too few ask nothing is called; then the call tells how many asked, whatever was typed."""
    upgrade(url := f"sqlite:///{tmp_path / 'a.db'}")
    with writing_to(url) as session:
        roll = enter_roll(a_clerk(session, CALLED_AT), "willow-garden", a_roll(9), "subdistrict")
        delivered = BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer", details={"jurisdiction": "330102"})
        enter_body(a_clerk(session, CALLED_AT), "willow-garden", delivered, LAW)
        ask_together(a_clerk(session, CALLED_AT), "r1", "willow-garden", (VOTE, "更换物业"), "owner-0")
        asked, vote = a_call(roll_digest=roll, request="r1", owners=9), Vote("v1", "willow-garden")
        with pytest.raises(RefusedError, match="1 of 9 persons"), session.begin_nested():
            call_vote(a_clerk(session, CALLED_AT), vote, asked, SUBDISTRICT, LAW)
        with pytest.raises(RefusedError, match="those of another estate"), session.begin_nested():
            call_vote(a_clerk(session, CALLED_AT), Vote("v1", "plum-court"), asked, SUBDISTRICT, LAW)
        join_request(a_clerk(session, CALLED_AT), request_named(session, "r1"), "owner-1")
        called = call_vote(a_clerk(session, CALLED_AT), vote, asked, SUBDISTRICT, LAW)

        assert called.call is not None
        assert (called.call.owners, called.call.request) == (2, "r1")
        assert request_named(session, "r1").answer is not None
