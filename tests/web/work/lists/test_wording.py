"""What states and moves are called."""

from __future__ import annotations

from pathlib import Path

from credit.standing.listing import Move, Role, State
from credit.standing.petitions import PetitionMove, PetitionState
from credit.standing.reviews import ReviewMove, ReviewState
from tests.builders.accounts import empty_portal
from web.work.lists.wording import MOVES, OFFICES, STATES, word


def test_everything_has_a_word(tmp_path: Path) -> None:
    """Every state, move and role of listings, petitions and reviews; what is new shows by its code."""
    with empty_portal(tmp_path).test_request_context("/?lang=en"):
        assert {*State, *PetitionState, *ReviewState} <= STATES.keys()
        assert {*Move, *PetitionMove, *ReviewMove} <= MOVES.keys()
        assert {*Role} <= OFFICES.keys()
        assert [word(STATES, State.LIFTED), word(STATES, "else"), word(STATES, None)] == ["taken off", "else", "none"]
