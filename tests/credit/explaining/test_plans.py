"""Plans: few steps, none of them needless, and none at all where they do not reach."""

from __future__ import annotations

from datetime import date

from credit.explaining.levers import Lever, Repaired, Step
from credit.explaining.plans import planned
from credit.explaining.sheets import Change, Sheet, Tariff
from credit.scoring.terms import Terms
from models.values.periods import day_number
from tests.builders.rulebooks import minimal_content, minimal_rulebook, rule
from tests.builders.scoring import indicator


def _tariff() -> Tariff:
    content = minimal_content()
    content["indicators"] = [
        indicator("honours", "good", rule("tiny.good", "award", "1"), ceiling="6"),
        indicator("breaches", "bad", rule("tiny.bad", "penalty", "-5"), floor="-20"),
        indicator("neglect", "bad", rule("tiny.neglect", "neglect", "-5"), floor="-10"),
    ]
    return Tariff(Terms(minimal_rulebook(**content), day_number(date(2024, 6, 30))))


def _lever(name: str, points: int, times: int, where: str = "honours") -> Lever:
    steps = (Step(Repaired("records", f"{name}{n}", name), Change({where: points})) for n in range(times))
    return Lever("merit", name, tuple(steps))


def _plan(points: dict[str, int], *levers: Lever, grade: str = "AAA") -> list[str] | None:
    """Return what is done to get from so many points to a grade; an AAA begins at 85."""
    sheet = Sheet.of(_tariff(), Change(points))
    target = next(one for one in sheet.tariff.targets if one.row.grade == grade)
    steps = planned(sheet, target, levers)
    return None if steps is None else [str(step.deed.source_id) for step in steps if isinstance(step.deed, Repaired)]


def test_the_largest_steps_are_taken_first_and_the_last_lifts_least() -> None:
    """Five points from steps of four, two and one: the four, then the one that is just enough."""
    assert _plan({}, _lever("a", 2000, 5), _lever("b", 4000, 5), _lever("c", 1000, 5)) == ["b0", "c0"]


def test_a_step_that_became_needless_is_left_out() -> None:
    """Two breaches are worked off below their floor first, as they weigh most; then neglect alone turned out enough."""
    points = {"breaches": -41_000, "neglect": -15_000, "honours": 6000}
    levers = _lever("b", 10_000, 2, "breaches"), _lever("n", 5000, 3, "neglect")

    assert _plan(points, *levers, grade="B") == ["n0", "n1"]


def test_what_lies_below_a_floor_is_worked_off() -> None:
    """The first repairs show nothing in the score, and are taken all the same."""
    found = _plan({"breaches": -40_000, "honours": 5000}, _lever("r", 5000, 8, "breaches"))
    assert found == [f"r{n}" for n in range(8)]


def test_there_is_no_plan_where_a_ceiling_is_in_the_way() -> None:
    """Six points of honours are the most, whatever is earned."""
    assert _plan({"breaches": -5000}, _lever("a", 4000, 5)) is None
    assert _plan({"breaches": -5000}) is None


def test_nobody_is_told_more_than_sixty_steps() -> None:
    """A longer list is no advice."""
    assert _plan({"breaches": -80_000, "honours": 5000}, _lever("r", 1000, 80, "breaches")) is None
