"""Reviews in the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.standing.decisions import Decision, decision_content
from credit.standing.laws import law_named
from credit.standing.life import state_on
from credit.standing.listing import Move, State
from credit.standing.reviews import ReviewMove, ReviewStep, review_content
from credit.standing.signing import signed_content
from models.errors import InputError
from tests.builders.listed import Listed, listed_register
from tests.builders.listings import HEAD
from tests.builders.record import TRUST, Recorded
from web.register.standing.listings import Telling, listing
from web.register.standing.reviews import (
    file_review,
    law_of_review,
    listing_under_review,
    review,
    reviews_of,
    take_review_step,
)


@pytest.fixture
def register(tmp_path: Path) -> Listed:
    """Return a register whose listing 1 was objected to, upheld and published."""
    made = listed_register(tmp_path)
    made.does(Move.NOTIFY, "2024-07-01")
    made.does(Move.OBJECT, "2024-07-02", Telling("未参与"))
    made.does(Move.UPHOLD, "2024-07-08")
    made.does(Move.PUBLISH, "2024-07-08")
    return made


def test_a_listing_is_taken_off_by_its_review(register: Listed) -> None:
    """The lifting is a step of the listing, in the transaction of the decision; the record verifies."""
    with register.clerk("2024-07-09") as clerk:
        filed = file_review(clerk, "listing/1", (), "另一家公司")
    with register.clerk("2024-07-10") as clerk:
        one = listing(clerk.session, 1)
        told = Decision(Move.LIFT, "R", "30(2)", "so", "wrongly_listed")
        lift = signed_content(decision_content(one, law_named("zhejiang"), told, clerk.at), HEAD.name, HEAD.pair)
        content = review_content(filed, ReviewMove.CHANGE, "so", ("R", "30(2)"), clerk.at)
        step = ReviewStep(ReviewMove.CHANGE, clerk.at, "province", signed_content(content, HEAD.name, HEAD.pair))
        take_review_step(clerk, 1, step, lift)
        after = listing(clerk.session, 1)

    assert (filed.subject, state_on(after, after.steps[-1].day)) == ("listing/1/2", State.LIFTED)
    assert Recorded.of(register.url, register.folder).verified(TRUST).findings == []


def test_reviews_are_read_back(register: Listed) -> None:
    """With law and listing; what is none is told."""
    with register.clerk("2024-07-09") as clerk:
        filed = file_review(clerk, "listing/1", ("ab",), "另一家公司")
        (kept,) = reviews_of(clerk.session)
        found = listing_under_review(clerk.session, kept)
        with pytest.raises(InputError, match="no such review"):
            review(clerk.session, 9)
        assert (law_of_review(clerk.session, kept).id, kept) == ("zhejiang", filed)

    assert found is not None
    assert found.number == 1
