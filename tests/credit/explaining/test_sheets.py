"""Sheets of points: what they come to is what the rating says, and a gap tells what stands in the way."""

from __future__ import annotations

from datetime import date

from credit.explaining.sheets import Change, Gap, Sheet, Target, Tariff
from credit.scoring.terms import Terms
from models.values.periods import day_number
from tests.builders.rulebooks import CHOICE, minimal_content, minimal_rulebook, rule
from tests.builders.scoring import indicator


def _tariff() -> Tariff:
    """Return a tariff of base 80; honours end at 6, neglect at -10, and the veto holds at C."""
    veto = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": CHOICE}
    content = minimal_content(vetoes=[veto])
    content["indicators"] = [
        indicator("honours", "good", rule("tiny.good", "award", "1"), ceiling="6"),
        indicator("breaches", "bad", rule("tiny.bad", "penalty", "-5")),
        indicator("neglect", "bad", rule("tiny.neglect", "neglect", "-5"), floor="-10"),
    ]
    return Tariff(Terms(minimal_rulebook(**content), day_number(date(2024, 6, 30))))


def _grade(sheet: Sheet) -> tuple[int, str]:
    return sheet.score, sheet.tariff.terms.grades[sheet.place]


def _target(grade: str, place: int = 0) -> Target:
    return [one for one in _tariff().targets if one.row.grade == grade][place]


def test_bounds_are_laid_on_indicators_and_components() -> None:
    """Nine awards are six points, three neglects ten."""
    told = Change({"honours": 9000, "neglect": -15_000, "breaches": -5000}, {"good": 9, "bad": 4})

    assert _grade(Sheet.of(_tariff(), told)) == (71_000, "A")
    assert _grade(Sheet.of(_tariff(), told).after(Change({"breaches": -15_000}))) == (56_000, "C")


def test_without_bad_information_few_points_are_enough() -> None:
    """Below 60 it is B where nothing counts as bad, and C where something does."""
    low = Change({"honours": -30_000})
    assert _grade(Sheet.of(_tariff(), low)) == (80_000, "AA")  # the component has a floor of 0
    assert _grade(Sheet.of(_tariff(), Change({"breaches": -30_000}, {"bad": 0}))) == (50_000, "B")


def test_a_veto_holds_the_grade_and_not_the_score() -> None:
    """The score stays; one repaired of two holds still."""
    sheet = Sheet.of(_tariff(), Change(vetoes={4: 2}))

    assert _grade(sheet) == (80_000, "C")
    assert _grade(sheet.after(Change(vetoes={4: -1}))) == (80_000, "C")
    assert _grade(sheet.after(Change(vetoes={4: -2}))) == (80_000, "AA")


def test_a_gap_counts_what_is_in_the_way_of_a_row() -> None:
    """Vetoes that hold below it, events that may not count, points that are missing, and what lies below floors."""
    sheet = Sheet.of(_tariff(), Change({"breaches": -15_000, "neglect": -15_000}, {"bad": 6}, {4: 1}))

    assert sheet.gap(_target("B")) == Gap(1, 5000, 5000)
    assert sheet.gap(_target("B", 1)) == Gap(7, 0, 5000)
    assert not sheet.gap(_target("C")).blockers
    assert sheet.gap(_target("C")).closed


def test_a_row_that_asks_more_is_known() -> None:
    """More points on the same conditions, or more conditions; never the other way round."""
    lower, higher, clean = _target("B"), _target("A"), _target("B", 1)

    assert (higher.asks_no_less(lower), lower.asks_no_less(higher)) == (True, False)
    assert (clean.asks_no_less(lower), lower.asks_no_less(clean)) == (False, False)


def test_changes_that_do_the_same_have_the_same_key() -> None:
    """Whatever the order they were told in."""
    assert Change({"a": 1, "b": 2}).key == Change({"b": 2, "a": 1}).key != Change({"a": 1}).key
