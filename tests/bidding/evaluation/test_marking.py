"""Marks: whose count, how they become one, and which stand out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bidding.evaluation.marking import far_marks, mark_term, marks_digest, marks_of, mean_of_others
from tests.builders.evaluations import a_tender, marks, panel


@pytest.mark.parametrize(("combine", "points"), [("mean", 34_700), ("trimmed_mean", 34_833)])
def test_marks_are_combined_as_the_scheme_says(combine: str, points: int) -> None:
    """35, 34, 36, 35.5 and 33: their mean, and the mean without the highest and the lowest."""
    tender = a_tender(combine=combine)

    assert mark_term(tender, "b-01", tender.marked[0]).points == points


def test_a_consensus_takes_the_place_of_marks() -> None:
    """Where the scheme asks for one, its points count."""
    agreed = {"bid": "b-01", "criterion": "plan", "points": "35", "reason": "clear staffing"}
    tender = a_tender(combine="consensus", consensus=[agreed])

    assert mark_term(tender, "b-01", tender.marked[0]).points == 35_000


def test_marks_of_a_replaced_member_are_void() -> None:
    """They stay in the file and count for nothing."""
    seats = [*panel(), {"member": "expert-5", "kind": "expert"}]
    seats[0] |= {"replaced_by": "expert-5", "reason": "ill"}

    assert "expert-1" not in marks_of(a_tender(panel=seats), "b-01", "plan")


def test_an_odd_mark_becomes_the_mean_of_the_others() -> None:
    """As Chongqing has it; two odd ones do not count for each other."""
    given = {"a": Fraction(1), "b": Fraction(10), "c": Fraction(20), "d": Fraction(90)}
    odd = [{"member": "owner-1", "bid": "b-01", "criterion": "plan", "votes": 3, "reason": "no explanation"}]

    assert mean_of_others(given, ["a", "d"]) == 15
    assert mean_of_others(given, [*given]) == 0
    assert marks_of(a_tender(odd_marks=odd), "b-01", "plan")["owner-1"] == Fraction(35_125)


def test_marks_far_from_the_median_are_told() -> None:
    """More than a fifth of full points off the median; exactly a fifth is not far."""
    given = marks()
    given[0]["points"], given[5]["points"] = "25.999", "22"
    found = far_marks(a_tender(marks=given))

    assert [(one.member, one.bid, one.as_dict()["median"]) for one in found] == [("expert-1", "b-01", "34")]


def test_the_digest_is_of_the_marks_and_nothing_else() -> None:
    """The order of the file does not count, a thousandth does, and so do the criteria that are locked."""
    tender = a_tender()
    changed = a_tender(marks=[marks()[0] | {"points": "35.001"}, *marks()[1:]], locks=[])

    assert marks_digest(reversed(tender.marks), ["plan"]) == marks_digest(tender.marks, ["plan"])
    assert marks_digest(tender.marks, ["plan"]) != marks_digest(tender.marks, ["interview"])
    assert marks_digest(tender.marks, ["plan"]) != marks_digest(changed.marks, ["plan"])
