"""The score follows from the marks alone."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from credit.inspections import checklist
from credit.inspections.marks import FULL, Mark, graded, mark_faults, score_milli, severity_of
from tests.builders.inspections import BOARD, marks_of

LISTS = (checklist("fire"), checklist("disclosure"))
ITEMS = graded(LISTS)
MARKS = st.fixed_dictionaries({name: st.sampled_from(Mark) for name in ITEMS})


def naive(marks: dict[str, Mark]) -> int | None:
    """Return the score by exact fractions, rounded half up."""
    share = {Mark.MET: Fraction(1), Mark.PART: Fraction(1, 2), Mark.NOT_MET: Fraction(0)}
    applied = {name: mark for name, mark in marks.items() if mark in share}
    whole = sum(Fraction(ITEMS[name][0].points) for name in applied)
    if not whole:
        return None
    reached = sum((ITEMS[name][0].points * share[mark] for name, mark in applied.items()), Fraction(0))
    return int(reached / whole * FULL + Fraction(1, 2))


@given(MARKS)
def test_the_score_is_the_share_of_points(marks: dict[str, Mark]) -> None:
    """To the thousandth, against exact fractions, and never outside 0 to 100."""
    score = score_milli(marks, LISTS)

    assert score == naive(marks)
    assert score is None or 0 <= score <= FULL


@given(MARKS, st.sampled_from(sorted(ITEMS)))
def test_a_better_mark_never_lowers_the_score(marks: dict[str, Mark], item: str) -> None:
    """Not met, met in part, met: in this order."""
    scores = [score_milli({**marks, item: mark}, LISTS) for mark in (Mark.NOT_MET, Mark.PART, Mark.MET)]

    assert scores == sorted(score for score in scores if score is not None)


def test_nothing_applied_is_no_score() -> None:
    """And not a hundred, and not zero."""
    assert score_milli(dict.fromkeys(ITEMS, Mark.NOT_APPLICABLE), LISTS) is None


def test_every_item_has_exactly_one_mark() -> None:
    """One left out, one twice, one unknown and a word that is no mark are four problems."""
    marks = [*marks_of()[1:], (BOARD[1], "met"), ("moon", "met"), (BOARD[2], "fine")]
    told = [problem.what for problem in mark_faults(marks, LISTS[1:])]

    words = ("no mark", "marked 2 times", "in no checklist", "'fine'")
    assert [word for word in words if any(word in what for what in told)] == [*words]


def test_the_checklist_says_how_severe_a_finding_is() -> None:
    """Not the inspector: blocked exits are critical, in part they are minor, and what is met is no finding."""
    item, one = ITEMS["fire.exits"]

    assert [severity_of(mark, item, one) for mark in Mark] == [None, "minor", "critical", None]
