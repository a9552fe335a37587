"""What the next better grade asks for, from the grade table and the vetoes that stand."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import RowMapping

from tests.builders.rulebooks import CHOICE, minimal_rulebook
from web.pages.next_grades import Asked, NextGrade, next_grade
from web.register.ratings.city import CompanyFacts

_VETO = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": CHOICE}
_BAD = {"component": "bad", "rule": "tiny.bad", "points_milli": -5000, "source_id": "r1"}
_FRAUD = {"component": None, "rule": "veto", "points_milli": 0, "source_id": "r2"}


def _next(grade: str, score: int, *rows: dict[str, Any], status: str = "rated") -> NextGrade | None:
    book = minimal_rulebook(vetoes=[_VETO])
    return next_grade(book, _rating(grade, score, status), cast("list[RowMapping]", list(rows)))


def _rating(grade: str, score: int, status: str = "rated") -> CompanyFacts:
    return CompanyFacts(
        "c", "c", grade, status, score, {}, blacklisted=False, eligible=False, history=(), proposed=()
    )  # fmt: skip


def test_each_row_of_the_better_grade_is_told() -> None:
    """From C to B there are two ways: points, or nothing that counts as bad."""
    assert _next("C", 55_000, _BAD) == NextGrade("B", [Asked(60_000, 5000, [], []), Asked(None, 0, ["bad"], [])])


def test_a_grade_that_begins_at_nothing_is_short_of_what_lies_below() -> None:
    """Below zero five points are missing to zero."""
    book = minimal_rulebook(grades=[{"grade": "AAA", "at_least": "0"}, {"grade": "C"}], eligible={"grades": ["AAA"]})
    assert next_grade(book, _rating("C", -5000), []) == NextGrade("AAA", [Asked(0, 5000, [], [])])


def test_a_veto_that_decides_is_told() -> None:
    """With points enough for the best grade it is the veto that holds it at C."""
    assert _next("C", 85_000, _FRAUD) == NextGrade("B", [Asked(60_000, 0, [], []), Asked(None, 0, [], [])], "C")


def test_the_best_grade_has_no_better_one() -> None:
    """And a grade that follows from the status is not a matter of points."""
    assert _next("AAA", 85_000) is None
    assert _next("C(missing)", 85_000, status="not_participating") == NextGrade("", (), by_status=True)
    assert _next("AA", 80_000, status="no_project") == NextGrade("AAA", [Asked(85_000, 5000, [], [])])
