"""From points to a grade, a status and the right to enter a tender. Every scenario is a company of one run."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.shapes import Rulebook
from credit.scoring.grading import NO_PROJECT, NOT_PARTICIPATING, RATED
from credit.scoring.rating import Rated
from credit.scoring.terms import LIFTED
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import facts, indicator, rated, rule, scenarios

_ACCIDENT = {"event": "accident", "occurred_on": "2024-03-01"}
_BAN = {"event": "ban", "occurred_on": "2022-03-01", "valid_until": "2030-03-01"}
_FIVE_STARS = {"event": "award", "quantity": 35}


def _book() -> Rulebook:
    """Return a book of base 50: AAA from 85; B+ with something good from 55; B without anything bad; C."""
    grades = [
        {"grade": "AAA", "at_least": "85"}, {"grade": "A", "at_least": "70"},
        {"grade": "B+", "at_least": "55", "with": ["good"]}, {"grade": "B", "without": ["bad"]}, {"grade": "C"},
    ]  # fmt: skip
    bad = [rule("loss", "penalty", "-5"), rule("mercy", "mercy", "5"), rule("note", "note", "0")]
    vetoes = [
        {"id": f"veto.{event}", "event": event, "at_best": at_best, "valid": "P1Y", "basis": CHOICE}
        for event, at_best in (("fraud", "C"), ("slip", "B"))
    ]
    black = [
        {"id": event, "event": event, "for": term, "basis": CHOICE}
        for event, term in (("accident", "P1Y"), ("ban", "document"))
    ]
    return minimal_rulebook(
        base="50", grades=grades, vetoes=vetoes, lists={"black": black}, derive=[], eligible={"grades": ["AAA", "A"]},
        indicators=[indicator("good", "good", rule("gain", "award", "1")), indicator("bad", "bad", *bad)],
    )  # fmt: skip


_RECORDS: dict[str, list[dict[str, Any]]] = {
    "nothing": [],
    "threshold": [_FIVE_STARS],
    "below": [{"event": "award", "quantity": 34}],
    "something_good": [{"event": "award", "quantity": 5}],
    "one_loss": [{"event": "penalty"}],
    "no_quantity": [{"event": "penalty", "quantity": 0}],
    "no_points": [{"event": "note"}],
    "cancelled_out": [{"event": "penalty"}, {"event": "mercy"}],
    "vetoed": [_FIVE_STARS, {"event": "fraud", "occurred_on": "2023-07-01"}],
    "veto_over": [_FIVE_STARS, {"event": "fraud", "occurred_on": "2023-06-30"}],
    "two_vetoes": [_FIVE_STARS, {"event": "slip"}, {"event": "fraud"}],
    "veto_above": [{"event": "penalty"}, {"event": "slip"}],
    "black": [_FIVE_STARS, _ACCIDENT],
    "black_over": [_FIVE_STARS, {"event": "accident", "occurred_on": "2023-06-30"}],
    "lifted": [_FIVE_STARS, _ACCIDENT, {"event": LIFTED, "occurred_on": "2024-03-01"}],
    "lifted_before": [_FIVE_STARS, _ACCIDENT, {"event": LIFTED, "occurred_on": "2024-02-29"}],
    "lift_to_come": [_FIVE_STARS, _ACCIDENT, {"event": LIFTED, "occurred_on": "2024-07-01"}],
    "banned": [_FIVE_STARS, _BAN],
    "ban_lifted": [_FIVE_STARS, _BAN, {"event": LIFTED, "occurred_on": "2022-06-01"}],
    "lift_revoked": [_FIVE_STARS, _ACCIDENT, {"event": LIFTED, "revoked_on": "2024-06-30"}],
}


@pytest.fixture(scope="module")
def run() -> Rated:
    """Return one run over all scenarios."""
    return rated(scenarios(**_RECORDS), _book())


@pytest.mark.parametrize(
    ("scenario", "grade"),
    [
        ("nothing", "B"), ("threshold", "AAA"), ("below", "A"), ("something_good", "B+"), ("one_loss", "C"),
        ("no_quantity", "B"), ("no_points", "B"), ("cancelled_out", "C"),
    ],
)  # fmt: skip
def test_the_first_row_that_holds_is_the_grade(run: Rated, scenario: str, grade: str) -> None:
    """A limit holds when it is reached; anything bad counts even where it cancels out, but not without points."""
    assert run.by_company[scenario]["grade"] == grade


@pytest.mark.parametrize(
    ("scenario", "grade"), [("vetoed", "C"), ("veto_over", "AAA"), ("two_vetoes", "C"), ("veto_above", "C")]
)
def test_a_veto_gives_the_worse_grade(run: Rated, scenario: str, grade: str) -> None:
    """While it counts the grade is at best its own, the worst of several holds, and it never lifts anybody."""
    assert run.by_company[scenario]["grade"] == grade


@pytest.mark.parametrize(
    ("scenario", "blacklisted"),
    [
        ("threshold", False), ("black", True), ("black_over", False), ("lifted", False), ("lifted_before", True),
        ("lift_to_come", True), ("lift_revoked", True), ("banned", True), ("ban_lifted", False),
    ],
)  # fmt: skip
def test_a_blacklisted_company_is_not_eligible(run: Rated, scenario: str, blacklisted: bool) -> None:  # noqa: FBT001 - a case
    """A trigger counts for its term, unless a decision to lift on its day or later, however old, is in force."""
    row = run.by_company[scenario]

    assert (row["grade"], row["blacklisted"], row["eligible"]) == ("AAA", blacklisted, not blacklisted)


def test_only_grades_that_are_named_are_eligible(run: Rated) -> None:
    """A company that is not blacklisted needs its grade all the same."""
    assert {name for name, row in run.by_company.items() if row["eligible"]} == {
        "threshold", "below", "veto_over", "black_over", "lifted", "ban_lifted",
    }  # fmt: skip


def _statuses(**status_grades: str | None) -> list[tuple[str, str]]:
    """Return status and grade of who serves, who does not, and the same two out of credit management."""
    companies = [{"company_id": f"c{n}", "participates": n < 2} for n in range(4)]
    periods = [{"company_no": n, "community_no": n, "ends_on": "2024-06-30"} for n in (1, 3)]
    found = facts(companies, service_periods=[{}, {"company_no": 2, "community_no": 2}, *periods])
    ratings = rated(found, minimal_rulebook(status_grades=status_grades)).ratings
    return list(zip(ratings["status"], ratings["grade"], strict=True))


def test_a_company_has_exactly_one_status() -> None:
    """Not taking part comes before serving nobody; service ends on its last day, which is no day of service."""
    assert [status for status, _ in _statuses()] == [RATED, NO_PROJECT, NOT_PARTICIPATING, NOT_PARTICIPATING]


def test_a_status_may_have_a_grade_of_its_own() -> None:
    """A null status grade, or none, means graded as usual."""
    named = _statuses(not_participating="C(missing)", no_project=None)

    assert [grade for _, grade in named] == ["AA", "AA", "C(missing)", "C(missing)"]
    assert [grade for _, grade in _statuses(no_project="none")] == ["AA", "none", "AA", "AA"]
