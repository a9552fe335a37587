"""Whether something may be done to a tender."""

from __future__ import annotations

import pytest

from bidding.tender import Move, Role, State, begun, state_at, state_of
from models.errors import InputError, RefusedError
from tests.builders.notices import a_notice
from tests.builders.tenders import PATH, a_tender, an_event, moment, says, then


def test_a_tender_begins_with_its_draft() -> None:
    """By who asks for bids, and with nothing else."""
    draft = {"notice": a_notice().as_json()}

    with pytest.raises(RefusedError, match="a tender begins with its draft"):
        begun("zj-2024-001", an_event(Move.CLOSE, "2024-05-06T02:00:00Z"))
    with pytest.raises(RefusedError, match="the role authority may not"):
        begun("zj-2024-001", an_event(Move.DRAFT, "2024-05-06T02:00:00Z", draft, role=Role.AUTHORITY))


def test_every_reason_comes_at_once() -> None:
    """Who, when, and in which state."""
    with pytest.raises(RefusedError) as caught:
        then(
            a_tender(State.FILED), Move.EVALUATE, "2024-05-01T00:00:00Z", PATH[Move.EVALUATE][2](), role=Role.AUTHORITY
        )

    assert [one.what[:12] for one in caught.value.problems] == ["the role aut", "it would lie", "this cannot "]


def test_a_move_that_nobody_guards_still_has_its_shape() -> None:
    """What an event holds is read before anything else."""
    with pytest.raises(InputError, match="`what` is missing"):
        then(a_tender(State.FILED), Move.RETURN, "2024-05-11T00:00:00Z", says(reason="x"))


def test_a_state_is_that_of_its_moment() -> None:
    """A tender that goes on does not change where it stood; before its draft it stood nowhere."""
    tender = a_tender(State.AWARDED)
    at = [moment(text) for text in ("2024-05-01T00:00:00Z", "2024-05-10T02:00:00Z", "2024-06-28T00:00:00Z")]

    assert [state_at(tender, one) for one in at] == [None, State.FILED, State.ANNOUNCED]
    assert state_at(tender, tender.events[-1].at) is state_of(tender)
