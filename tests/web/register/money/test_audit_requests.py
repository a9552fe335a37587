"""What owners ask for together becomes an audit."""

from __future__ import annotations

from itertools import count

import pytest

from models.errors import RefusedError
from models.record import Clerk
from tests.builders.money_register import a_money_clerk, an_open_estate
from tests.builders.owners import a_roll
from web.register.money.audit_requests import ask_for_audit, audit_requests, join_audit, leave_audit
from web.register.money.rows import estate_of
from web.register.owners.estates import enter_roll, newest_roll
from web.register.owners.joint_requests import ask_together
from web.register.owners.voting_codes import requesters


def test_the_joining_that_is_enough_asks_for_the_audit() -> None:
    """By the owners themselves; before that the request waits, and a request for something else is none."""
    with a_money_clerk() as known:
        numbers = count()
        clerk = Clerk(known.session, known.at, lambda size: next(numbers).to_bytes(size, "big"))
        an_open_estate(clerk)
        enter_roll(clerk, "willow-garden", a_roll(9), "Harbour")
        roll = newest_roll(clerk.session, "willow-garden")
        first, second, third = [one.code for one in requesters(clerk.session, roll)][:3]
        ask_together(clerk, "v-1", "willow-garden", ("vote", "x"), "owner-0")
        assert not ask_for_audit(clerk, "willow-garden", "a-1", "the rents", first)
        assert [one.id for one in audit_requests(clerk.session, "willow-garden")] == ["a-1"]
        with pytest.raises(RefusedError, match="it asks for something else"):
            join_audit(clerk, "willow-garden", "v-1", second)
        leave_audit(clerk, "willow-garden", "a-1", first)
        assert not join_audit(clerk, "willow-garden", "a-1", second)
        assert join_audit(clerk, "willow-garden", "a-1", third)

        asked = estate_of(clerk.session, "willow-garden").steps[-1]
        assert (asked.role, asked.subject, asked.content["persons"], asked.content["all_persons"]) == (
            "owners", "a-1", 2, 9,
        )  # fmt: skip
        assert audit_requests(clerk.session, "willow-garden") == []
        with pytest.raises(RefusedError, match="there is one of this name"):
            ask_for_audit(clerk, "willow-garden", "a-1", "again", first)
