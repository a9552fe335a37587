"""Owners' votes: quorum and majority, exactly."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from bidding.procedures import procedures_for
from bidding.procedures.shapes import Resolution
from bidding.procedures.votes import Ballot, vote_problems

ON = date(2024, 5, 27)


def _faults(voting: int, agreed: int, resolution: Resolution = "ordinary", whole: int = 3000) -> int:
    ballot = Ballot(
        decided_on=date(2024, 5, 1), subject="x", all_area=whole, all_persons=whole, voting_area=voting,
        voting_persons=voting, agreed_area=agreed, agreed_persons=agreed,
    )  # fmt: skip
    return len(vote_problems(ballot, resolution, procedures_for("330681", ON), ON))


def test_two_thirds_is_the_quorum() -> None:
    """2,000 of 3,000 are two thirds; one fewer is not, by area and by persons."""
    assert _faults(2000, 2000) == 0
    assert _faults(1999, 1999) == 2


def test_an_ordinary_matter_takes_more_than_half() -> None:
    """Half of those voting is not more than half."""
    assert _faults(2000, 1001) == 0
    assert _faults(2000, 1000) == 2


def test_a_special_matter_takes_three_quarters() -> None:
    """Two thirds voting and three quarters of them agreeing is exactly half of all, and enough."""
    assert _faults(2000, 1500, "special") == 0
    assert _faults(2000, 1499, "special") == 2


def test_counts_nest() -> None:
    """More cannot agree than voted."""
    with pytest.raises(ValidationError, match="among"):
        _faults(10, 11)


def test_a_vote_of_tomorrow_counts_for_nothing() -> None:
    """It has to be over."""
    ballot = Ballot(
        decided_on=date(2024, 6, 1), subject="x", all_area=3, all_persons=3, voting_area=3, voting_persons=3,
        agreed_area=3, agreed_persons=3,
    )  # fmt: skip

    assert len(vote_problems(ballot, "ordinary", procedures_for("330681", ON), ON)) == 1
