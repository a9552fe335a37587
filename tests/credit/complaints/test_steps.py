"""What a step says."""

from __future__ import annotations

import pytest

from credit.complaints.moves import Move
from credit.complaints.steps import SAYS, unsaid
from tests.builders.complaints import step


@pytest.mark.parametrize("move", [*Move])
def test_every_move_knows_what_it_says(move: Move) -> None:
    """A step that says all it must has nothing left unsaid."""
    assert unsaid(step(move)) == []


def test_what_is_missing_and_what_does_not_belong_is_told() -> None:
    """Both at once."""
    told = [problem.what for problem in unsaid(step(Move.REFUSE, reason=None, satisfaction=3))]

    assert told == ["the reason is missing", "the mark has no place in it"]


def test_the_table_covers_every_move() -> None:
    """No move goes unread."""
    assert set(SAYS) == set(Move)
