"""The life of a tender as one table."""

from __future__ import annotations

import pytest

from bidding.tender import GRANTS, TENDER_LIFE, Move, State, Tender, state_of
from models.errors import InputError
from tests.builders.tenders import a_tender, an_event


@pytest.mark.parametrize("state", [one for one in State if one not in (State.CANCELLED, State.UNSUCCESSFUL)])
def test_the_straight_path_leads_through_every_state(state: State) -> None:
    """From the draft to the handover."""
    assert state_of(a_tender(state)) is state


def test_every_move_stands_in_the_table_and_every_state_can_be_reached() -> None:
    """No move is granted that the table does not know."""
    assert {one.move for one in TENDER_LIFE.transitions} == set(GRANTS) == set(Move)
    assert {one.target for one in TENDER_LIFE.transitions} == set(State)


def test_nothing_is_opened_but_what_closed_and_nothing_awarded_but_what_was_shown() -> None:
    """By the table alone, whatever guards say."""
    sources = {move: {one.source for one in TENDER_LIFE.transitions if one.move is move} for move in Move}

    assert sources[Move.OPEN] == {State.CLOSED}
    assert sources[Move.AWARD] == {State.ANNOUNCED}
    assert sources[Move.CLOSE] == {State.PUBLISHED}


def test_a_damaged_record_is_told() -> None:
    """Events that no life can have."""
    first = a_tender().events[0]
    damaged = Tender("zj-2024-001", (first, an_event(Move.OPEN, "2024-06-21T03:30:00Z")))

    with pytest.raises(InputError, match="wuxin log verify"):
        state_of(damaged)
