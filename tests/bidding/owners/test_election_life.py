"""The life of an election follows from its steps, and each step is for who the law names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bidding.owners.election_life import ELECTION_LIFE, election_roles, election_state, take_election
from bidding.owners.election_shapes import ElectionRole
from bidding.owners.elections import Election, ElectionAttempt, ElectionMove, ElectionState, ElectionStep
from bidding.owners.laws import laws
from models.errors import InputError, RefusedError
from tests.builders.elections import ANNOUNCED_AT, LAW, a_declared, a_published, moved, terms


def test_a_life_from_the_announcement_to_the_committee() -> None:
    """Nominating, published, called, counted, elected."""
    assert election_state(Election("e", "x")) is ElectionState.DRAFTED
    assert election_state(a_published(5)) is ElectionState.PUBLISHED
    assert election_state(a_declared({f"c-{n}": 8 for n in range(1, 6)})) is ElectionState.ELECTED


def test_each_move_is_for_somebody_in_every_place() -> None:
    """Whatever the place, somebody may make each move, and a committee never vets who follows it."""
    for law in laws():
        assert all(election_roles(move, law).roles for move in ElectionMove)
        assert ElectionRole.COMMITTEE not in election_roles(ElectionMove.VET, law).roles


def test_who_may_not_is_told_who_may() -> None:
    """With the article."""
    with pytest.raises(RefusedError, match=r"art. 13, 16\(3\), 24\(2\): this is not for the role authority"):
        moved(Election("e", "x"), "announce", ANNOUNCED_AT, "authority", **terms())


def test_a_step_never_lies_before_the_one_on_record() -> None:
    """A clock set back changes nothing."""
    with pytest.raises(RefusedError, match="before the step on record"):
        moved(a_published(5), "cancel", ANNOUNCED_AT - timedelta(days=1), reason="flood")


def test_a_damaged_record_is_told() -> None:
    """Steps that no life can have are no election."""
    step = ElectionStep(ElectionMove.DECLARE, ANNOUNCED_AT, "S-3", ElectionRole.SUBDISTRICT, {})

    with pytest.raises(InputError, match="cannot follow while it is drafted"):
        election_state(Election("e", "x", (step,)))
    with pytest.raises(RefusedError, match="cannot be done while it is drafted"):
        take_election(ElectionAttempt(Election("e", "x"), step, LAW))


def test_every_state_is_reached() -> None:
    """The table leaves none out."""
    assert {one.target for one in ELECTION_LIFE.transitions} | {ElectionState.DRAFTED} == {*ElectionState}
