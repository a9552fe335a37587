"""Review of a refused objection, where the law gives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from credit.standing.laws import law_named
from credit.standing.listing import Move, Role
from credit.standing.petitions import Petition, PetitionMove, PetitionStep, Point
from credit.standing.reviews import (
    REVIEW_LIFE,
    Review,
    Reviewing,
    ReviewMove,
    ReviewState,
    ReviewStep,
    decide_review,
    objection_of,
    review_content,
    review_due,
    review_state,
    why_not_reviewed,
)
from credit.standing.signing import signed_content
from models.errors import RefusedError
from tests.architecture.source import page
from tests.builders.listings import HEAD, MONDAY, OTHER, Case, weekdays

POINT = Point(1, "C1", "tiny.bad", "penalty", "records", "P1", date(2024, 6, 1), -5000)
FILED = Petition(3, "objection", POINT, MONDAY)
REFUSED = replace(FILED, steps=(PetitionStep(PetitionMove.REFUSE, MONDAY, "office", Role.HEAD, {}),))
ASKED = Review(1, "petition/3", "C1", MONDAY)
ZHEJIANG, SHANDONG, HENAN = (law_named(name) for name in ("zhejiang", "shandong", "henan"))


def decided(review: Review = ASKED, move: ReviewMove = ReviewMove.CHANGE, **changes: Any) -> Review:  # noqa: ANN401
    """Return the review after a step of the department."""
    told: dict[str, Any] = {"by": HEAD, "reasons": "so", "of": review, "law": ZHEJIANG} | changes
    content = review_content(told["of"], move, told["reasons"], ("R", "30(2)"), MONDAY)
    signed = signed_content(content, told["by"].name, told["by"].pair)
    step = ReviewStep(move, MONDAY, "province", None if move is ReviewMove.EXTEND else signed)
    return decide_review(Reviewing(review, step, told["law"], {HEAD.key.vkey}))


def test_only_a_refused_objection_is_reviewed_once() -> None:
    """An open one is awaited, a repair is asked for again, and a second review is a suit (Zhejiang 30(2))."""
    assert why_not_reviewed(REFUSED, "petition/3", [], ZHEJIANG) == []
    repair = replace(REFUSED, kind="repair")
    for wrong in (FILED, repair):
        assert len(why_not_reviewed(wrong, "petition/3", [], ZHEJIANG)) == 1
    (problem,) = why_not_reviewed(REFUSED, "petition/3", [decided()], ZHEJIANG)
    assert "review 1 of the same objection is changed" in problem.what


def test_where_the_law_gives_none_the_way_is_told() -> None:
    """Shandong: review or suit; Henan: of listings alone (28(4))."""
    (problem,) = why_not_reviewed(REFUSED, "petition/3", [], SHANDONG)
    (other,) = why_not_reviewed(REFUSED, "petition/3", [], HENAN)

    assert "gives no review of an objection to a point" in problem.what
    assert problem.remedy == SHANDONG.objection.review.en
    assert "point" in other.what


def test_a_listing_that_stands_against_an_objection_is_reviewed() -> None:
    """Upheld or confirmed after it; not before it is decided, nor once the company is off."""
    case = Case(law="henan")
    case.notify()
    case.take(Move.OBJECT, Role.COMPANY)
    before = objection_of(case.listing)
    case.days(2)
    case.decide(Move.UPHOLD)
    upheld = case.listing
    case.publish()
    case.decide(Move.LIFT)

    assert (before, objection_of(upheld), objection_of(case.listing)) == (None, 2, None)
    assert why_not_reviewed(upheld, "listing/7/2", [], HENAN) == []


def test_the_clock_is_that_of_the_law() -> None:
    """Five working days, at most twenty in all (Zhejiang 31(1)); nothing once it is decided."""
    longer = decided(move=ReviewMove.EXTEND)

    assert review_due(ASKED, ZHEJIANG, weekdays) == date(2024, 7, 8)
    assert review_due(longer, ZHEJIANG, weekdays) == date(2024, 7, 29)
    assert review_due(ASKED, HENAN, weekdays) == date(2024, 7, 10)
    assert review_due(ASKED, SHANDONG, weekdays) is review_due(decided(), ZHEJIANG, weekdays) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"by": OTHER}, "not signed by an official's key"),
        ({"reasons": " "}, "gives no reasons"),
        ({"of": replace(ASKED, number=2)}, "about another review"),
    ],
)
def test_a_decision_is_signed_with_reasons(changes: dict[str, Any], reason: str) -> None:
    """By an official's key that holds, about this review."""
    with pytest.raises(RefusedError, match=reason):
        decided(**changes)


def test_unsigned_and_late_steps_are_refused() -> None:
    """No signature, a second extension, one that the law does not give, a step after the end."""
    step = ReviewStep(ReviewMove.UPHOLD, MONDAY, "province")
    with pytest.raises(RefusedError, match="no signed decision"):
        decide_review(Reviewing(ASKED, step, ZHEJIANG, {HEAD.key.vkey}))
    with pytest.raises(RefusedError, match="extended before"):
        decided(decided(move=ReviewMove.EXTEND), ReviewMove.EXTEND)
    with pytest.raises(RefusedError, match="no more time"):
        decided(move=ReviewMove.EXTEND, law=HENAN)
    with pytest.raises(RefusedError, match="cannot be done"):
        decided(decided(), ReviewMove.UPHOLD)


def test_the_page_shows_the_life() -> None:
    """docs/lists.md holds the diagram."""
    assert REVIEW_LIFE.diagram() in page("docs/lists.md")
    assert review_state(decided(move=ReviewMove.UPHOLD)) is ReviewState.UPHELD
