"""One pass over the counting pairs of each company."""

from __future__ import annotations

from typing import Any

import pytest

from credit.scoring.packing import MOST
from credit.scoring.pairs import counting
from credit.scoring.plan import Plan
from credit.scoring.sums import sums
from credit.scoring.terms import LIFTED, Terms
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import day, indicator, relations, rule, run

Row = dict[str, Any]


def _plan(*indicators: Row, **main: Any) -> Plan:  # noqa: ANN401 - any key of a rulebook
    return Plan(Terms(minimal_rulebook(indicators=indicators, derive=[], **main), day("2024-06-30")))


def _sums(plan: Plan, *records: Row, companies: int = 1) -> list[Row]:
    tables = relations(companies, records=records)
    found = run(tables, lambda t: sums(counting(t, plan, None), plan))
    return sorted(found, key=lambda row: int(row["company_no"]))


def _mixed(*rules: Row) -> Plan:
    return _plan(indicator("one", "bad", *rules))


def test_points_are_summed_by_company_and_bucket() -> None:
    """Points times quantity, each company for itself; one without pairs has no row."""
    plan = _plan(indicator("a", "good", rule("a", "a", "1")), indicator("b", "bad", rule("b", "b", "-0.5"), floor="-3"))
    own: list[Row] = [{"event": "a", "quantity": 3}, {"event": "b"}]
    others: list[Row] = [{"event": "a", "company_no": 2}, {"event": "x", "company_no": 1}]
    found = _sums(plan, *own, *others, companies=3)

    assert [(row["company_no"], row["sum_0"], row["sum_2"]) for row in found] == [(0, 3000, -500), (2, 1000, 0)]


def test_a_flag_needs_a_quantity() -> None:
    """A bit is set by the events of its bucket alone, and an event of quantity 0 earns nothing."""
    flagged = [indicator(name, "good", rule(name, name, "5"), ceiling="5") for name in "abc"]
    (row,) = _sums(_plan(*flagged), {"event": "a"}, {"event": "a"}, {"event": "b", "quantity": 0}, {"event": "c"})

    assert row["flags"] == 0b101 << 5


def test_a_mark_sees_through_a_sum_of_zero() -> None:
    """Gains and losses that cancel out are marked; events without quantity are not."""
    plan = _mixed(rule("a", "a", "1"), rule("b", "b", "-1"))
    (row,) = _sums(plan, {"event": "a"}, {"event": "b"}, {"event": "b", "quantity": 0})

    assert row["sum_1"] == 0
    assert row["mark_1"] > 0


def test_every_veto_leaves_its_bit() -> None:
    """At the place of its grade, and whatever its quantity."""
    vetoes = [{"id": at, "event": at, "at_best": at.upper(), "valid": "P1Y", "basis": CHOICE} for at in ("b", "c")]
    (row,) = _sums(_plan(vetoes=vetoes), {"event": "c", "quantity": 0}, {"event": "b"})

    assert row["flags"] == 0b11000


def test_the_last_to_bar_or_lift_is_kept() -> None:
    """Twice its day, and one more for a decision: odd is lifted, also where both are of one day."""
    black = [{"id": "x", "event": "accident", "for": "P1Y", "basis": CHOICE}]
    days = [("2024-04-01", "2024-03-31"), ("2024-04-01", "2024-04-01"), ("2024-04-01", "2024-05-01")]
    events = [{"event": event, "company_no": number, "occurred_on": at} for number, both in enumerate(days)
              for event, at in zip(("accident", LIFTED), both, strict=True)]  # fmt: skip
    found = _sums(_plan(lists={"black": black}), *events, companies=3)

    assert [row["last_barred"] for row in found] == [
        2 * day("2024-04-01"), 2 * day("2024-04-01") + 1, 2 * day("2024-05-01") + 1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left_out", "first"), [("", "2024-08-01"), ("b", "2024-09-01"), ("c", "2024-08-01"), ("bc", "2025-02-01")]
)
def test_the_first_to_end_is_found(left_out: str, first: str) -> None:
    """Of what counts: by its age, by its document, or because it is revoked."""
    plan = _mixed(rule("a", "a", "1"), rule("b", "b", "1", valid="document"), rule("c", "c", "1"))
    events: list[Row] = [
        {"event": "a", "occurred_on": "2024-02-01"}, {"event": "c", "revoked_on": "2024-09-01"},
        {"event": "b", "occurred_on": "2020-01-01", "valid_until": "2024-08-01"},
    ]  # fmt: skip
    (row,) = _sums(plan, *(event for event in events if str(event["event"]) not in left_out))

    assert row["ends"] == day(first)


def test_versions_that_end_are_watched() -> None:
    """By assessment, the earliest end of what counts now."""
    force = {"since": "2020-01-01", "until": "2024-12-01"}
    plan = _plan(indicator("a", "good", rule("a", "a", "1", in_force=force)), applies_by="assessment")
    (row,) = _sums(plan, {"event": "a"})

    assert row["ends"] == day("2024-12-01")


def test_packed_sums_and_roomy_ones_are_the_same() -> None:
    """Gains and losses, of points that share no divisor, with and without a quantity."""
    parts = [indicator("a", "good", rule("a", "a", "1.5"), rule("b", "b", "0.002"), ceiling="50")]
    parts.append(indicator("b", "bad", rule("c", "c", "-0.7"), rule("d", "a", "1")))
    events: list[Row] = [{"event": event, "quantity": n} for event in "abc" for n in (0, 1, 7)]
    plan = _plan(*parts)
    (packed,), (roomy,) = (_sums(one, *events) for one in (plan, Plan(plan.terms, roomy=True)))

    assert [packed[f"sum_{n}"] for n in plan.summed] == [roomy[f"sum_{n}"] for n in plan.summed]
    assert not packed["crowded"]


@pytest.mark.parametrize(
    ("quantities", "crowded"),
    [([MOST], False), ([MOST + 1], True), ([1, MOST], True), ([MOST - 1, 1], False), ([1 << 40] * 3, True)],
)
def test_what_a_word_has_no_room_for_is_told(quantities: list[int], crowded: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Up to MOST the sum is exact; one more is told, in one event or in many, and no product or sum breaks off."""
    plan = _plan(indicator("a", "bad", rule("a", "a", "-20")), indicator("b", "good", rule("b", "b", "3"), ceiling="9"))
    (row,) = _sums(plan, *({"event": "a", "quantity": n} for n in quantities))

    assert row["crowded"] == crowded
    assert crowded or row[f"sum_{plan.summed[-1]}"] == -20_000 * sum(quantities)
