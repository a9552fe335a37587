"""Enrolments that wait for their confirmation."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import RefusedError
from models.values.moments import moment_number
from tests.builders.accounts import NOON, empty_register
from tests.builders.keys import enrolment, holder, rotation
from tests.builders.record import a_clerk, writing_to
from web.register.keys.requests import admit_request, hand_in, keys_now, requests

AT = moment_number(NOON)
ENROLLED = enrolment(holder("A", 1), "bidder", AT)


def test_an_enrolment_counts_once_it_is_admitted(tmp_path: Path) -> None:
    """While it waits nothing is on record; the same key does not wait twice."""
    with writing_to(empty_register(tmp_path)) as session:
        clerk = a_clerk(session, NOON)
        number = hand_in(clerk, ENROLLED, "company/A", "account/a1")
        before = keys_now(session, NOON).states
        with pytest.raises(RefusedError, match="waits for its confirmation"):
            hand_in(clerk, ENROLLED, "company/A", "account/a1")
        admit_request(clerk, number or 0, "account/a2")

        assert (before, [one.key.name for one in keys_now(session, NOON).states]) == ((), ["A"])
        assert [one.outcome for one in requests(session)] == ["admitted"]


def test_what_may_not_follow_the_record_does_not_even_wait(tmp_path: Path) -> None:
    """A statement about a key that nobody enrolled is refused at once."""
    with writing_to(empty_register(tmp_path)) as session, pytest.raises(RefusedError, match="no such key"):
        hand_in(a_clerk(session, NOON), rotation(holder("A", 1), holder("A", 2), AT), "company/A", "account/a1")
