"""Which ballot of a voter counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bidding.owners import Ballot, Choice
from bidding.owners.ballots import counting
from tests.builders.owners import OPENS_AT

YES = Ballot("owner-1", {"a": Choice.FOR}, OPENS_AT, 1)
NO = Ballot("owner-1", {"a": Choice.AGAINST}, OPENS_AT + timedelta(hours=1), 2)


@pytest.mark.parametrize("order", [(YES, NO), (NO, YES)])
def test_the_laws_data_says_which_of_two_counts(order: tuple[Ballot, Ballot]) -> None:
    """The first or the last that was cast, in whatever order they were handed over."""
    assert counting(order, "last") == {"owner-1": NO}
    assert counting(order, "first") == {"owner-1": YES}


def test_of_two_at_one_moment_the_number_decides() -> None:
    """Ballots of one moment are ordered by their place on record."""
    again = Ballot("owner-1", {}, OPENS_AT, 2)

    assert counting([again, YES], "last") == {"owner-1": again}


def test_an_item_left_blank_is_an_abstention() -> None:
    """Whoever handed in a ballot took part."""
    assert YES.on("b") is Choice.ABSTAIN
