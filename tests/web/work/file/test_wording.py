"""Words of a file."""

from __future__ import annotations

from flask import Flask

from credit.standing.listing import Move, State
from credit.standing.petitions import PetitionMove, PetitionState
from credit.standing.reviews import ReviewMove, ReviewState
from web.work.file.wording import word


def test_every_state_and_move_has_a_word(portal: Flask) -> None:
    """Nothing is shown by its code."""
    with portal.test_request_context("/?lang=zh"):
        for table in (Move, State, PetitionMove, PetitionState, ReviewMove, ReviewState):
            assert [one for one in table if word(one).isascii()] == []
