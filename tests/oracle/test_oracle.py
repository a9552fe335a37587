"""The oracle against sums done by hand: it must be right before anything is held against it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.oracle.books import AS_OF, book, complaint, indicator, record, rows, rule, words
from tests.oracle.days import Evidence, add
from tests.oracle.lists import rank_list
from tests.oracle.rating import OracleRating, rate

_NOW = date(2024, 6, 1)
_ONE_EACH = (
    indicator("b", "basic", rule("r.b", "basic", "1", "forever")),
    indicator("g", "good", rule("r.g", "good", "1", "forever")),
    indicator("n", "bad", rule("r.n", "bad", "-1", "forever")),
)
_CAPPED = {"basic": {"floor": "0", "ceiling": "80"}, "good": {"floor": "0", "ceiling": "40"}, "bad": {"ceiling": "0"}}
_LATE = {"event": "late", "from": "complaints", "where": {"answer_days": {"over": 10}}, "on": "received_at"}


def _one(evidence: Evidence, rulebook: Any, as_of: date = AS_OF, **more: Any) -> OracleRating:  # noqa: ANN401
    return rate(evidence, rulebook, as_of, **more)["c1"]


@pytest.mark.parametrize(("day", "length", "end"), [
    (date(2024, 2, 29), "P1Y", date(2025, 2, 28)), (date(2023, 1, 31), "P1M", date(2023, 2, 28)),
    (date(2023, 12, 31), "P2M", date(2024, 2, 29)), (date(2024, 2, 29), "P4Y", date(2028, 2, 29)),
    (date(2024, 12, 31), "P1D", date(2025, 1, 1)), (date(2024, 1, 31), "P1M1D", date(2024, 3, 1)),
    (date(9999, 6, 1), "P1Y", None),
])  # fmt: skip
def test_durations_follow_the_calendar(day: date, length: str, end: date | None) -> None:
    """A duration ends on the same day of its last month, clipped to the month's end."""
    assert add(day, length) == end


@pytest.mark.parametrize(("base", "bad", "grade"), [
    ("85", 0, "AAA"), ("84.999", 0, "AA"), ("84.99", 0, "AA"), ("80", 0, "AA"), ("79.999", 0, "A"), ("70", 0, "A"),
    ("69.999", 0, "B"), ("60", 0, "B"), ("59.9", 0, "B"), ("60.9", 1, "C"),
])  # fmt: skip
def test_thresholds_of_jinan(base: str, bad: int, grade: str) -> None:
    """Below 60 a company without bad information is B, one with it C."""
    evidence = rows(*[record(f"r{number}", "bad", _NOW) for number in range(bad)])
    assert _one(evidence, book(*_ONE_EACH, base=base)).grade == grade


@pytest.mark.parametrize(("base", "grade"), [("80", "A"), ("79.99", "B")])
def test_thresholds_of_zhejiang(base: str, grade: str) -> None:
    """Zhejiang asks 80 for an A."""
    table = [{"grade": "AAA", "at_least": "95"}, {"grade": "AA", "at_least": "90"}, {"grade": "A", "at_least": "80"},
             {"grade": "B"}]  # fmt: skip
    assert _one(rows(), book(base=base, grades=table)).grade == grade


def test_yantai_caps_each_component() -> None:
    """Basic 95 and good 50 count as 80 and 40; with bad 10 that is 110, hence AAA."""
    parts = [record("1", "basic", _NOW, quantity=95), record("2", "good", _NOW, quantity=50),
             record("3", "bad", _NOW, quantity=10)]  # fmt: skip
    rating = _one(rows(*parts), book(*_ONE_EACH, components=_CAPPED))
    assert (rating.components, rating.score, rating.grade) == (
        {"basic": 80_000, "good": 40_000, "bad": -10_000}, 110_000, "AAA")  # fmt: skip


def test_lianyungang_starts_at_ninety() -> None:
    """A company without any event has the base of 90, which is an A there."""
    table = [{"grade": "AAA", "at_least": "110"}, {"grade": "AA", "at_least": "100"}, {"grade": "A", "at_least": "90"},
             {"grade": "B"}]  # fmt: skip
    assert _one(rows(), book(base="90", grades=table)).grade == "A"


def test_not_taking_part_is_c_missing() -> None:
    """Who takes no part is graded C(missing), though the score be high and no community be served."""
    evidence = rows() | {"companies": [{"company_id": "c1", "participates": False}], "service_periods": []}
    statuses = {"not_participating": "C(missing)", "no_project": "A(no project)"}
    rating = _one(evidence, book(base="90", status_grades=statuses))
    assert (rating.grade, rating.status, rating.eligible) == ("C(missing)", "not_participating", False)


def test_qiqihar_averages_projects_by_area() -> None:
    """90 on 100,000 m2 and 60 on 50,000 m2 are 80 for the company."""
    source = {"table": "inspections", "mean": "score", "on": "inspected_on"}
    measure = {"id": "m", "title": words("m"), "source": source,
               "window": "P1Y", "weigh": "area", "as_points": True, "in_force": {"since": date(2020, 1, 1)},
               "basis": {"choice": "an example"}}  # fmt: skip
    evidence = rows(inspections=[
        {"inspection_id": name, "kind": "half_yearly", "community_id": name, "inspected_on": _NOW, "score": score}
        for name, score in (("k1", 90), ("k2", 60))])  # fmt: skip
    evidence["communities"] = [{"community_id": "k1", "floor_area_m2": 100_000},
                               {"community_id": "k2", "floor_area_m2": 50_000}]  # fmt: skip
    evidence["service_periods"] += [{"community_id": "k2", "company_id": "c1", "starts_on": date(2020, 1, 1)}]
    assert _one(evidence, book(indicator("q", "basic", measures=[measure]))).score == 80_000


@pytest.mark.parametrize(("as_of", "score"), [(date(2025, 2, 27), 1000), (date(2025, 2, 28), 0)])
def test_expiry_is_exact_to_the_day(as_of: date, score: int) -> None:
    """What happened on 29 February counts for a year up to 27 February."""
    yearly = book(indicator("g", "good", rule("r", "good", "1")))
    assert _one(rows(record("1", "good", date(2024, 2, 29))), yearly, as_of).score == score


@pytest.mark.parametrize(("as_of", "late"), [(date(2024, 6, 11), 0), (date(2024, 6, 12), 1)])
def test_an_open_complaint_becomes_late(as_of: date, late: int) -> None:
    """A complaint of 1 June that is still open is late from the eleventh day after it."""
    rulebook = book(indicator("n", "bad", rule("r", "late", "-1")), derive=[_LATE])
    assert len(_one(rows(complaints=[complaint("1", _NOW)]), rulebook, as_of).contributions) == late


def test_becoming_late_is_the_next_change() -> None:
    """An open complaint changes the rating by itself on the day it becomes late."""
    rulebook = book(indicator("n", "bad", rule("r", "late", "-1")), derive=[_LATE])
    assert _one(rows(complaints=[complaint("1", _NOW)]), rulebook, _NOW).next_change_on == date(2024, 6, 12)


def test_bad_information_ends_with_retention() -> None:
    """A rule without end still stops at the retention when its points are negative, and not when they are positive."""
    evidence = rows(record("1", "bad", date(2021, 6, 30)), record("2", "good", date(2021, 6, 30)))
    rating = _one(evidence, book(*_ONE_EACH, retention="P3Y"))
    assert [(reason.rule, reason.valid_until) for reason in rating.contributions] == [("r.g", None)]


@pytest.mark.parametrize(("revoked_on", "points"), [(date(2024, 7, 1), -1000), (AS_OF, 0)])
def test_revocation_takes_effect_on_its_day(revoked_on: date, points: int) -> None:
    """A record revoked today no longer counts; one that will be revoked tomorrow does."""
    evidence = rows(record("1", "bad", _NOW, revoked_on=revoked_on))
    assert _one(evidence, book(*_ONE_EACH)).score == points


@pytest.mark.parametrize(("known_at", "points"), [(datetime(2024, 6, 10, 3, 59, tzinfo=UTC), 0),
                                                  (datetime(2024, 6, 10, 4, 0, tzinfo=UTC), -1000)])  # fmt: skip
def test_only_what_was_known_counts(known_at: datetime, points: int) -> None:
    """What was recorded at noon in Shanghai is known from 04:00 UTC."""
    evidence = rows(record("1", "bad", _NOW, recorded_at=datetime(2024, 6, 10, 12, 0)))  # noqa: DTZ001 - as in a file
    assert _one(evidence, book(*_ONE_EACH), known_at=known_at).score == points


def test_a_ceiling_swallows_the_later_event() -> None:
    """Of three awards under a ceiling of 1.5 the third moves nothing, and says so."""
    capped = book(indicator("g", "good", rule("r", "good", "1"), ceiling="1.5"))
    evidence = rows(*[record(str(day), "good", date(2024, 6, day)) for day in (3, 2, 1)])
    assert [(reason.source_id, reason.counted) for reason in _one(evidence, capped).contributions] == [
        ("1", True), ("2", True), ("3", False)]  # fmt: skip


def test_a_bound_of_the_score_swallows_too() -> None:
    """A penalty on a score that already lies at the floor moves nothing."""
    floored = book(*_ONE_EACH, score={"floor": "0"})
    assert [reason.counted for reason in _one(rows(record("1", "bad", _NOW)), floored).contributions] == [False]


def test_the_version_in_force_is_asked_on_the_right_day() -> None:
    """Occurrence asks the event's day, assessment the day of the rating."""
    versions = [rule("r", "bad", "-1", "forever", in_force={"since": date(2020, 1, 1), "until": date(2024, 6, 15)}),
                rule("r", "bad", "-3", "forever", in_force={"since": date(2024, 6, 15)})]  # fmt: skip
    evidence = rows(record("1", "bad", _NOW))
    scores = [_one(evidence, book(indicator("n", "bad", *versions), applies_by=by)).score
              for by in ("occurrence", "assessment")]  # fmt: skip
    assert scores == [-1000, -3000]


def test_a_veto_gives_the_worse_grade() -> None:
    """A veto holds the grade at B, and does not lift a C to it."""
    veto = {"id": "v", "event": "fund", "at_best": "B", "valid": "P1Y", "basis": {"choice": "an example"}}
    evidence = rows(record("1", "fund", _NOW), record("2", "bad", _NOW))
    grades = [_one(evidence, book(*_ONE_EACH, base=base, vetoes=[veto])).grade for base in ("90", "30")]
    assert grades == ["B", "C"]


@pytest.mark.parametrize(("lifted_on", "blacklisted"), [(date(2024, 5, 31), True), (_NOW, False)])
def test_a_decision_lifts_earlier_triggers_only(lifted_on: date, blacklisted: bool) -> None:  # noqa: FBT001
    """A decision of the trigger's own day lifts it, one of the day before does not."""
    black = {"black": [{"id": "x", "event": "grave", "for": "P1Y", "basis": {"choice": "an example"}}]}
    evidence = rows(record("1", "grave", _NOW), record("2", "blacklist.lifted", lifted_on))
    assert _one(evidence, book(base="90", lists=black)).blacklisted is blacklisted


def test_evidence_falls_on_whoever_served_then() -> None:
    """A complaint of the last day of c1 is c1's; the day after it is c2's."""
    evidence = rows(companies=("c1", "c2"), complaints=[complaint("1", date(2024, 5, 31)), complaint("2", _NOW)])
    evidence["service_periods"] = [
        {"community_id": "k1", "company_id": "c1", "starts_on": date(2020, 1, 1), "ends_on": _NOW},
        {"community_id": "k1", "company_id": "c2", "starts_on": _NOW}]  # fmt: skip
    made = book(indicator("n", "bad", rule("r", "made", "-1")),
                derive=[{"event": "made", "from": "complaints", "on": "received_at"}])  # fmt: skip
    ratings = rate(evidence, made, AS_OF)
    assert [ratings[company].contributions[0].source_id for company in ("c1", "c2")] == ["1", "2"]


def test_a_rank_list_rounds_up_and_takes_ties() -> None:
    """A tenth of three companies is one place, and both leaders are level on it."""
    evidence = rows(companies=("c1", "c2", "c3"))
    evidence["service_periods"] = [{"community_id": f"k{one}", "company_id": f"c{one}", "starts_on": date(2020, 1, 1)}
                                   for one in (1, 2, 3)]  # fmt: skip
    evidence["records"] = [record("1", "good", _NOW, company_id="c3"), record("2", "good", _NOW, company_id="c2")]
    red = {"red": {"share": "10%", "valid": "P6M"}}
    rulebook = book(*_ONE_EACH, lists=red)
    assert rulebook.lists.red is not None
    assert rank_list(rate(evidence, rulebook, AS_OF), rulebook.lists.red) == ["c2", "c3"]


@pytest.mark.parametrize(("households", "score"), [(3000, 333), (2000, 500), (0, 7000), (None, 7000)])
def test_a_rate_per_thousand_households(households: int | None, score: int) -> None:
    """One complaint on 3,000 households is 0.333; without households the measure gives `when_zero`."""
    measure = {"id": "m", "title": words("m"), "source": {"table": "complaints", "count": "rows", "on": "received_at"},
               "window": "P1Y", "per": "households_1000", "as_points": True, "when_zero": "7",
               "in_force": {"since": date(2020, 1, 1)}, "basis": {"choice": "an example"}}  # fmt: skip
    evidence = rows(complaints=[complaint("1", _NOW)])
    evidence["communities"] = [{"community_id": "k1", "households": households}]
    assert _one(evidence, book(indicator("q", "basic", measures=[measure]))).score == score
