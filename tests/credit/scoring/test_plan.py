"""What has to be carried for each company."""

from __future__ import annotations

import pytest

from credit.scoring.plan import Bucket, Plan
from credit.scoring.terms import Kind, Terms
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import day, indicator, measure, rule


def _plan(*indicators: dict[str, object], **main: object) -> Plan:
    return Plan(Terms(minimal_rulebook(indicators=indicators, derive=[], **main), day("2024-06-30")))


def _only(*rules: dict[str, object], **bounds: object) -> Bucket:
    """Return the bucket that one indicator of the component `good` makes necessary."""
    return _plan(indicator("one", "good", *rules, **bounds)).buckets[1]


def test_indicators_without_bounds_share_a_sum() -> None:
    """The first bucket of a component holds them all; those of another component are apart."""
    plan = _plan(indicator("a", "good", rule("a", "a", "1")), indicator("b", "good", rule("b", "b", "2")))

    assert [bucket.indicators for bucket in plan.buckets] == [("a", "b"), ()]
    assert (plan.places, plan.summed) == ((0, 0), (0,))


def test_a_bound_on_the_side_of_the_points_needs_its_own_sum() -> None:
    """A ceiling bites on points gained and a floor on points lost."""
    assert _only(rule("a", "a", "1"), ceiling="3") == Bucket("good", ("one",), None, 3000, None)
    assert _only(rule("a", "a", "-1"), floor="-3") == Bucket("good", ("one",), -3000, None, None)


@pytest.mark.parametrize(
    ("points", "bounds"), [("1", {"floor": "0"}), ("-1", {"ceiling": "0"}), ("0", {"ceiling": "5"})]
)
def test_a_bound_that_no_sum_reaches_needs_nothing(points: str, bounds: dict[str, str]) -> None:
    """Points gained never fall below zero; such an indicator goes with the rest."""
    plan = _plan(indicator("one", "good", rule("a", "a", points), **bounds))

    assert [bucket.indicators for bucket in plan.buckets] == [("one",), ()]


@pytest.mark.parametrize(
    ("points", "bounds", "full"),
    [
        (["33", "40"], {"floor": "0", "ceiling": "33"}, 33_000),
        (["33", "32"], {"floor": "0", "ceiling": "33"}, None),
        (["-5"], {"floor": "-5", "ceiling": "0"}, -5000),
        (["-4"], {"floor": "-5"}, None),
        (["5", "-1"], {"floor": "-1", "ceiling": "5"}, None),
        (["5"], {"floor": "1", "ceiling": "5"}, None),
        (["5"], {"ceiling": "0"}, 0),
    ],
)
def test_a_bit_is_enough_where_one_event_reaches_the_bound(
    points: list[str], bounds: dict[str, str], full: int | None
) -> None:
    """Every single event must reach the bound alone, from zero, and nothing may lead away from it."""
    rules = [rule(f"r{n}", f"e{n}", value) for n, value in enumerate(points)]

    assert _only(*rules, **bounds).full == full


def test_a_bit_is_not_enough_for_a_measure() -> None:
    """A rate comes on top of what events earn."""
    assert _only(rule("a", "a", "5"), ceiling="5", measures=[measure()]).full is None


def test_there_are_as_many_bits_as_an_integer_has() -> None:
    """The five grades a veto may give have theirs; what finds none left gets a sum, and no two share a bit."""
    many = [indicator(f"i{n}", "good", rule(f"r{n}", f"e{n}", "1"), ceiling="1") for n in range(64)]
    plan = _plan(*many)

    assert sorted(plan.flags.values()) == [1 << bit for bit in range(5, 62)]
    assert plan.summed == tuple(range(58, 65))


def test_a_veto_sets_the_bit_of_its_grade() -> None:
    """Other terms set that of their bucket, or none."""
    veto = {"id": "v", "event": "fraud", "at_best": "B", "valid": "P1Y", "basis": CHOICE}
    parts = [indicator("bit", "good", rule("a", "a", "5"), ceiling="5"), indicator("sum", "bad", rule("b", "b", "-1"))]
    plan = _plan(*parts, vetoes=[veto])

    assert [plan.flag_of(term) for term in plan.terms.all] == [1 << 5, 0, 1 << 3]
    assert plan.flagged
    assert not _plan(parts[1]).flagged


def test_what_is_not_in_force_sets_no_bit() -> None:
    """A bit, like a sum, is carried only where some event earns points today."""
    later = rule("later", "award", "5", in_force={"since": "2025-01-01"})
    plan = _plan(indicator("bit", "good", later, ceiling="5"), applies_by="assessment")

    assert (plan.flags, plan.summed, plan.flagged) == ({}, (), False)


def test_marks_tell_what_a_zero_sum_hides() -> None:
    """Where both signs meet in one sum and a grade asks whether anything counts, zero says nothing."""
    plan = _plan(indicator("a", "bad", rule("a", "a", "1")), indicator("b", "bad", rule("b", "b", "-1")))

    assert (plan.marked, plan.mixed) == ((1,), frozenset({1}))


def test_nobody_asks_about_other_components() -> None:
    """Only components named in `with` or `without` are marked."""
    assert _plan(indicator("a", "good", rule("a", "a", "1"))).marked == ()


def test_rules_without_points_carry_no_sum() -> None:
    """An event worth nothing is still a term: its end is a change of reasons, not of sums."""
    plan = _plan(indicator("a", "good", rule("a", "a", "0")))

    assert (plan.summed, len(plan.terms.now)) == ((), 1)


def test_a_plan_knows_what_never_happens() -> None:
    """Without vetoes, triggers, or versions that end, none of their columns are needed."""
    plain = _plan(indicator("a", "good", rule("a", "a", "1", valid="forever")))
    veto = {"id": "v", "event": "fraud", "at_best": "C", "valid": "document", "basis": CHOICE}
    force = {"since": "2020-01-01", "until": "2025-01-01"}
    full = _plan(indicator("a", "good", rule("a", "a", "1", in_force=force)), vetoes=[veto], applies_by="assessment")

    assert (plain.terms_expire, plain.kinds) == (False, frozenset({Kind.POINTS}))
    assert (full.terms_expire, full.kinds) == (True, frozenset({Kind.POINTS, Kind.VETO}))


def test_a_rulebook_without_rules_carries_nothing() -> None:
    """Each component keeps its place in the sum all the same."""
    plan = _plan()

    assert [bucket.component for bucket in plan.buckets] == ["good", "bad"]
    assert (plan.summed, plan.flags, plan.marked, plan.kinds) == ((), {}, (), frozenset())
