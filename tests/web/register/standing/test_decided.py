"""Decisions signed elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from credit.standing.decisions import Decision, decision_content
from credit.standing.laws import law_named
from credit.standing.listing import Move
from credit.standing.petitions import PetitionMove, PetitionState, petition_content, petition_state
from credit.standing.reviews import ReviewMove, ReviewState, review_content, review_state
from credit.standing.signing import signed_content
from models.errors import InputError, RefusedError
from models.record import Clerk
from tests.builders.listed import Listed, listed_register
from tests.builders.listings import HEAD
from web.register.standing.decided import take_decision, take_review, take_ruling
from web.register.standing.listings import listing
from web.register.standing.petitions import petition
from web.register.standing.reviews import file_review


@pytest.fixture
def made(tmp_path: Path) -> Listed:
    """Return a register in which listing 1 was notified."""
    found = listed_register(tmp_path)
    found.does(Move.NOTIFY, "2024-07-01")
    return found


def _drop(clerk: Clerk, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - what stands in the paper
    told = Decision(Move.DROP, "R", "24", "so")
    content = decision_content(listing(clerk.session, 1), law_named("zhejiang"), told, clerk.at)
    return _signed(content | changes)


def _signed(content: Mapping[str, Any]) -> dict[str, Any]:
    return signed_content(content, HEAD.name, HEAD.pair)


def test_a_paper_is_taken_at_its_own_moment(made: Listed) -> None:
    """It was decided on the 2nd and came on the 4th; the step is of the 2nd."""
    with made.clerk("2024-07-02") as clerk:
        paper = _drop(clerk)
    with made.clerk("2024-07-04") as clerk:
        after = take_decision(clerk, 1, paper)

    assert (after.steps[-1].move, after.steps[-1].day.isoformat()) == (Move.DROP, "2024-07-02")


@pytest.mark.parametrize("day", ["2024-07-01", "2024-07-12"])
def test_a_paper_of_another_time_is_refused(made: Listed, day: str) -> None:
    """Neither before the moment that stands in it, nor long after."""
    with made.clerk("2024-07-02") as clerk:
        paper = _drop(clerk)
    with made.clerk(day) as clerk, pytest.raises(RefusedError, match="it says that it was decided"):
        take_decision(clerk, 1, paper)


@pytest.mark.parametrize("changes", [{"listing": 2}, {"ends_on": "soon"}, {"more": 1}, {"measures": None}])
def test_a_paper_that_was_not_prepared_here_is_refused(made: Listed, changes: dict[str, Any]) -> None:
    """However well it is signed."""
    with made.clerk("2024-07-02") as clerk, pytest.raises(InputError, match="not the statement"):
        take_decision(clerk, 1, _drop(clerk, **changes))


@pytest.mark.parametrize("at", [None, "yesterday", "0001-01-01"])
def test_a_paper_without_a_moment_is_refused(made: Listed, at: str | None) -> None:
    """Nobody could say what held then."""
    with made.clerk("2024-07-02") as clerk, pytest.raises(InputError, match="when it was decided"):
        take_decision(clerk, 1, _drop(clerk, at=at))


def test_petition_and_review_come_as_papers_too(made: Listed) -> None:
    """Refused by the head, changed by the department above: the point is struck off."""
    made.files("2024-07-01")
    with made.clerk("2024-07-02") as clerk:
        content = petition_content(petition(clerk.session, 1), PetitionMove.REFUSE, "so", ("R", "30"), clerk.at)
        assert petition_state(take_ruling(clerk, 1, _signed(content))) is PetitionState.REFUSED
    with made.clerk("2024-07-03") as clerk:
        asked = file_review(clerk, "petition/1", (), "so")
        content = review_content(asked, ReviewMove.CHANGE, "so", ("R", "30(2)"), clerk.at)
        assert review_state(take_review(clerk, asked.number, _signed(content))) is ReviewState.CHANGED
