"""Worked cases against sums done by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credit.rulebook.cases import Case, Outcome
from credit.rulebook.shapes import Rulebook
from credit.scoring.cases import case_facts, rate_cases
from credit.scoring.rating import relation
from models.values.periods import NEVER
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import day, indicator, measure, rule


def _case(**parts: Any) -> Case:  # noqa: ANN401 - any key of a case
    plain = {"name": "a case", "expect": {"grade": "A"}}
    return Case.model_validate(plain | ({} if "grade_only" in parts else {"as_of": "2024-06-30"}) | parts)


def _book() -> Rulebook:
    mean = {"table": "inspections", "mean": "score", "on": "inspected_on"}
    overdue = {
        "event": "finding.overdue",
        "from": "findings",
        "where": {"overdue_days": {"over": 0}},
        "on": "inspected_on",
    }
    late = {
        "event": "complaint.late",
        "from": "complaints",
        "where": {"answer_days": {"over": 10}},
        "on": "received_at",
    }
    parts = [
        indicator("honours", "good", rule("award", "award", "1"), ceiling="3"),
        indicator("breaches", "bad", rule("late", "complaint.late", "-0.5"), rule("overdue", "finding.overdue", "-2")),
        indicator(
            "visits", "bad", measures=[measure("visits", source=mean, as_points=False, bands=[{"points": "-1"}])]
        ),
    ]
    black = {"id": "black", "event": "accident", "for": "P1Y", "basis": CHOICE}
    return minimal_rulebook(indicators=parts, derive=[overdue, late], lists={"black": [black]})


_FULL: dict[str, Any] = {
    "company": {"communities": [{"households": 100}, {"id": "far", "since": "2024-01-01", "until": "2024-10-01"}]},
    "evidence": {
        "records": [{"event": "award", "occurred_on": "2024-03-01", "times": 2, "quantity": 2}],
        "complaints": [{"received_at": "2024-03-01", "times": 3, "community": "far"},
                       {"received_at": "2024-03-01", "answered_at": "2024-03-11"}],
        "inspections": [{"id": "i", "inspected_on": "2024-03-01", "score": "90.5"}],
        "findings": [{"inspection": "i", "rectify_by": "2024-04-01", "rectified_on": "2024-04-02"},
                     {"inspection": "i"}],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """Return what the full case comes to, rated beside an empty one."""
    return rate_cases(_book(), [_case(), _case(**_FULL)])[1]


def test_the_sums_are_those_done_by_hand(outcome: Outcome) -> None:
    """3 of 4 awards count, 3 late answers, one overdue finding, a visit: 80 + 3 - 1.5 - 2 - 1 = 78.5."""
    assert (outcome.score, outcome.grade, outcome.status) == (78_500, "A", "rated")
    assert outcome.components == {"good": 3000, "bad": -4500}
    assert (outcome.blacklisted, outcome.eligible, outcome.next_change_on) == (False, True, date(2025, 3, 1))


def test_points_are_before_and_indicators_after_their_bounds(outcome: Outcome) -> None:
    """Every rule's own sum, and every indicator's within its floor and ceiling."""
    assert outcome.points == {"award": 4000, "late": -1500, "overdue": -2000, "visits": -1000}
    assert outcome.indicators == {"honours": 3000, "breaches": -3500, "visits": -1000}


def test_each_case_is_rated_on_its_own_day() -> None:
    """In the order given, whatever days and moments they are for."""
    records = {"records": [{"event": "award", "occurred_on": "2024-03-01", "recorded_at": "2024-05-01"}]}
    cases = [
        _case(evidence=records), _case(evidence=records, as_of="2025-03-01"), _case(),
        _case(evidence=records, known_at="2024-04-30"), _case(evidence=records, known_at="2024-05-01"),
    ]  # fmt: skip
    empty = minimal_rulebook(indicators=[indicator("honours", "good", rule("award", "award", "1"))])

    assert [one.score for one in rate_cases(empty, cases)] == [81_000, 80_000, 80_000, 80_000, 81_000]


def test_statuses_and_triggers_come_out() -> None:
    """Who takes no part, who serves nobody, and who is blacklisted."""
    accident = {"records": [{"event": "accident", "occurred_on": "2024-03-01"}]}
    cases = [_case(company={"participates": False}), _case(company={"communities": []}), _case(evidence=accident)]
    found = rate_cases(_book(), cases)

    assert [one.status for one in found] == ["not_participating", "no_project", "rated"]
    assert [one.grade for one in found] == ["C(missing)", "AA", "AA"]
    assert [(one.blacklisted, one.eligible) for one in found] == [(False, False), (False, True), (True, False)]


@pytest.mark.parametrize(
    ("score", "with_", "grade", "eligible"),
    [
        ("85", [], "AAA", True), ("84.999", ["bad"], "AA", True), ("60", [], "B", False), ("59.999", [], "B", False),
        ("59.999", ["bad"], "C", False), ("59.999", ["good"], "B", False), ("-5", ["good", "bad"], "C", False),
    ],
)  # fmt: skip
def test_a_bare_score_meets_the_grade_table(score: str, with_: list[str], grade: str, *, eligible: bool) -> None:
    """The table itself, with marks in the components that a case names."""
    (found,) = rate_cases(minimal_rulebook(), [_case(grade_only={"score": score, "with": with_})])

    assert (found.grade, found.eligible) == (grade, eligible)


def test_a_bare_score_is_marked_where_a_bit_is_enough() -> None:
    """A component whose only indicator is carried as a bit can be marked as well."""
    part = indicator("flag", "bad", rule("penalty", "penalty", "-5"), floor="-5")
    cases = [_case(grade_only={"score": "10", "with": with_}) for with_ in ([], ["bad"])]

    assert [one.grade for one in rate_cases(minimal_rulebook(indicators=[part]), cases)] == ["B", "C"]


def test_a_bare_score_asks_for_no_day() -> None:
    """By assessment too, a component can be marked although no rule was in force in 1970."""
    (found,) = rate_cases(
        minimal_rulebook(applies_by="assessment"), [_case(grade_only={"score": "1", "with": ["bad"]})]
    )

    assert found.grade == "C"


def test_both_kinds_of_cases_keep_their_places() -> None:
    """Bare scores between worked cases are found where they stood."""
    found = rate_cases(
        minimal_rulebook(), [_case(grade_only={"score": "1"}), _case(), _case(grade_only={"score": "90"})]
    )

    assert [one.score for one in found] == [1000, 80_000, 90_000]
    assert rate_cases(minimal_rulebook(), []) == ()


def test_cases_become_companies_that_share_nothing() -> None:
    """Companies and communities are numbered on; equal rows are told apart by their ids."""
    found = case_facts([_case(**_FULL), _case(**_FULL)])
    tables = {name: relation(found, name).to_pylist() for name in found.tables}

    assert [row["company_no"] for row in tables["companies"]] == [0, 1]
    assert [row["community_no"] for row in tables["service_periods"]] == [0, 1, 2, 3]
    assert [row["ends_on"] for row in tables["service_periods"][:2]] == [NEVER, day("2024-10-01")]
    assert [row["community_no"] for row in tables["complaints"]] == [1, 1, 1, 0, 3, 3, 3, 2]
    assert len({row["complaint_id"] for row in tables["complaints"][:4]}) == 4
