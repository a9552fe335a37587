"""One company's rating, explained."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from credit.explaining.explanation import Explanation, explain, explain_all
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated
from models.errors import InputError
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import indicator, measure, rated, rule, scenarios

_OFFICE = {"zh": "住房和城乡建设局", "en": "Housing authority"}


def _book() -> Rulebook:
    """Return a book with a rule of two versions, clauses of law and of choice, a veto, a trigger and a measure."""
    law = {"instrument": "m2024", "article": "12(3)"}
    titled = {"zh": "获奖", "en": "Awards"}
    old = rule("award", "award", "1", in_force={"since": "2020-01-01", "until": "2024-01-01"})
    new = rule("award", "award", "1", in_force={"since": "2024-01-01"}, basis={"choice": "made anew"}, title=titled)
    penalties = {"table": "records", "count": "rows", "on": "occurred_on", "where": {"event": "penalty"}}
    rate = measure(source=penalties, as_points=False, bands=[{"at_least": "1", "points": "-1"}])
    document = {"title": {"zh": "办法", "en": "Measures"}, "issuer": _OFFICE, "read_at": "made for a test"}
    return minimal_rulebook(
        derive=[], instruments={"m2024": document},
        vetoes=[{"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": law, "title": titled}],
        lists={"black": [{"id": "black", "event": "accident", "for": "P1Y", "basis": CHOICE}]},
        indicators=[
            indicator("honours", "good", old, new, ceiling="1"),
            indicator("breaches", "bad", rule("loss", "penalty", "-5", basis=law), measures=[rate]),
        ],
    )  # fmt: skip


@pytest.fixture(scope="module")
def run() -> Rated:
    """Return a run over a company with some of everything, and one with nothing."""
    days = ("2023-12-31", "2024-01-01")
    full: list[dict[str, Any]] = [{"event": "award", "occurred_on": day} for day in days]
    full += [{"event": event} for event in ("penalty", "fraud", "accident")]
    return rated(scenarios(full=full, nothing=[]), _book())


@pytest.fixture(scope="module")
def found(run: Rated) -> Explanation:
    """Return the explanation of the company with some of everything."""
    return explain(run, "full")


def test_the_score_is_the_base_and_its_components(found: Explanation, run: Rated) -> None:
    """What is told adds up to what was rated."""
    assert found.base + sum(found.components.values()) == found.score == run.by_company["full"]["score"]
    assert (found.grade, found.status, found.blacklisted, found.eligible) == ("C", "rated", True, False)
    assert (found.as_of, found.rulebook["id"]) == (date(2024, 6, 30), "tiny")


def test_every_contribution_is_a_reason(found: Explanation, run: Rated) -> None:
    """In the order of the walk, with points before bounds and whether they moved the score."""
    assert [(r.rule, r.points, r.counted) for r in found.reasons] == [
        ("award", 1000, True), ("award", 1000, False), ("loss", -5000, True), ("tiny.rate", -1000, True),
        ("veto", 0, True), ("black", 0, True),
    ]  # fmt: skip
    assert len(found.reasons) == (run.contributions["company_id"] == "full").sum()


def test_a_reason_says_what_it_stands_on(found: Explanation) -> None:
    """The clause in words, or that the number is our own choice: that of the version that counted the event."""
    basis = [reason.basis["en"] for reason in found.reasons[:3]]

    assert basis == ["Our own choice: made for a test", "Our own choice: made anew", "Measures, 12(3)"]
    assert found.reasons[2].basis["zh"] == "办法 12(3)"


def test_a_reason_is_called_by_what_has_a_name(found: Explanation) -> None:
    """Its own title, else its indicator's, else its id; a measure by its own."""
    titles = {reason.rule: reason.title["en"] for reason in found.reasons[1:]}

    assert titles == {
        "award": "honours",
        "loss": "breaches",
        "tiny.rate": "tiny.rate",
        "veto": "Awards",
        "black": "black",
    }


def test_what_expires_is_told_the_next_first(found: Explanation) -> None:
    """Reasons without an end are not among them."""
    assert [(r.rule, r.valid_until) for r in found.expiring] == [
        ("award", date(2024, 12, 31)), ("award", date(2025, 1, 1)), ("black", date(2025, 3, 1)),
        ("loss", date(2025, 3, 1)),
    ]  # fmt: skip
    assert found.next_change_on == date(2024, 12, 31)


def test_a_measure_has_no_event_and_no_day(found: Explanation) -> None:
    """Missing cells are None, never a number that is not one."""
    reason = next(reason for reason in found.reasons if reason.rule == "tiny.rate")

    assert (reason.event, reason.source_id, reason.occurred_on, reason.valid_until) == (None, None, None, None)


def test_a_company_without_anything_is_explained(run: Rated) -> None:
    """Its base, its measure of nothing, and no expiry."""
    nothing = explain(run, "nothing")

    assert (nothing.score, [reason.points for reason in nothing.reasons]) == (80_000, [0])
    assert (nothing.expiring, nothing.next_change_on) == ((), None)


def test_an_explanation_becomes_plain_values(found: Explanation) -> None:
    """JSON holds exact decimals as text and days as ISO dates."""
    plain = json.loads(json.dumps(found.as_dict()))

    assert (plain["score"], plain["components"]) == ("75", {"good": "1", "bad": "-6"})
    assert (plain["as_of"], plain["next_change_on"]) == ("2024-06-30", "2024-12-31")
    assert plain["reasons"][2]["points"] == "-5"
    assert plain["expiring"][0] == {"rule": "award", "source_id": "r0", "valid_until": "2024-12-31"}
    assert set(plain["outlook"]) == {"grade", "ways"}


def test_companies_that_are_not_in_the_run_are_refused_together(run: Rated) -> None:
    """Each is named, with where to look it up."""
    with pytest.raises(InputError) as refused:
        explain_all(run, ["full", "nobody", "nowhere"])

    assert [problem.what for problem in refused.value.problems] == [
        "'nobody' is not in this run.", "'nowhere' is not in this run.",
    ]  # fmt: skip
    assert all("ratings.csv" in problem.remedy for problem in refused.value.problems)


def test_several_are_explained_as_each_alone(run: Rated, found: Explanation) -> None:
    """Rated together, and no different for it."""
    assert explain_all(run, ["nothing", "full"])["full"] == found
    assert explain_all(run, []) == {}
