"""The first day on which a rating changes with no new evidence. Every scenario is a company of one run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from credit.scoring.rating import Rated
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import facts, indicator, measure, rated, rule, scenarios

Row = dict[str, Any]

_RECORDS: dict[str, tuple[list[Row], str | None]] = {
    "nothing": ([], None),
    "an_event_ends": ([{"occurred_on": "2024-03-01"}], "2025-03-01"),
    "the_first_to_end": ([{"occurred_on": "2024-03-01"}, {"occurred_on": "2023-07-01"}], "2024-07-01"),
    "an_ended_event": ([{"occurred_on": "2023-06-30"}], None),
    "a_revocation": ([{"occurred_on": "2024-03-01", "revoked_on": "2024-09-01"}], "2024-09-01"),
    "an_event_to_come": ([{"occurred_on": "2024-08-01"}], "2024-08-01"),
    "tomorrow": ([{"occurred_on": "2024-07-01"}], "2024-07-01"),
    "revoked_before_it_comes": ([{"occurred_on": "2024-08-01", "revoked_on": "2024-08-01"}], None),
    "an_unknown_event": ([{"event": "unheard.of"}, {"event": "unheard.of", "occurred_on": "2024-08-01"}], None),
    "a_document": ([{"event": "paper", "valid_until": "2024-07-05"}], "2024-07-05"),
    "a_document_without_end": ([{"event": "paper"}], "2025-03-01"),
    "a_calendar_year": ([{"event": "yearly"}], "2025-01-01"),
    "for_ever": ([{"event": "eternal"}], None),
    "for_ever_until_revoked": ([{"event": "eternal", "revoked_on": "2030-01-01"}], "2030-01-01"),
    "a_veto": ([{"event": "fraud"}], "2024-09-01"),
    "a_trigger": ([{"event": "accident"}], "2026-03-01"),
}


@pytest.fixture(scope="module")
def run() -> Rated:
    """Return one run over all scenarios."""
    lengths = {"award": "P1Y", "paper": "document", "yearly": "calendar_year", "eternal": "forever"}
    rules = [rule(event, event, "1", valid=valid) for event, valid in lengths.items()]
    veto = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "P6M", "basis": CHOICE}
    black = {"id": "black", "event": "accident", "for": "P2Y", "basis": CHOICE}
    parts = [indicator("good", "good", *rules)]
    book = minimal_rulebook(indicators=parts, vetoes=[veto], lists={"black": [black]}, derive=[])
    return rated(scenarios(**{name: rows for name, (rows, _) in _RECORDS.items()}), book)


@pytest.mark.parametrize("scenario", _RECORDS)
def test_the_next_change_is_foreseen(run: Rated, scenario: str) -> None:
    """What ends, what is revoked, what begins: the earliest of all; none where nothing ever changes."""
    expected = _RECORDS[scenario][1]

    assert _days(run)[scenario] == (None if expected is None else date.fromisoformat(expected))


def _days(run: Rated) -> dict[str, date | None]:
    days = zip(run.ratings["company_id"], run.ratings["next_change_on"], strict=True)
    return {company: None if pd.isna(day) else day for company, day in days}


def test_service_changes_the_status() -> None:
    """The end of service, its beginning, a gap; no change of hands, and none for who does not take part."""
    periods: dict[str, list[tuple[str, str]]] = {
        "ends": [("2020-01-01", "2024-10-01")],
        "begins": [("2024-12-01", "2025-01-01")],
        "goes_on": [("2020-01-01", "2024-10-01"), ("2024-10-01", "2025-01-01")],
        "gone": [("2020-01-01", "2024-06-30")],
        "out": [("2020-01-01", "2024-10-01")],
    }
    companies = [{"company_id": name, "participates": name != "out"} for name in periods]
    served = [
        {"company_no": number, "community_no": 0, "starts_on": since, "ends_on": until}
        for number, found in enumerate(periods.values())
        for since, until in found
    ]
    found = _days(rated(facts(companies, service_periods=served), minimal_rulebook()))

    assert found == {
        "ends": date(2024, 10, 1), "begins": date(2024, 12, 1), "goes_on": date(2025, 1, 1), "gone": None, "out": None,
    }  # fmt: skip


def test_a_row_comes_to_hold_later() -> None:
    """A complaint of 25 June is late from 6 July on, unless it is answered by then."""
    complaints = [
        {"company_no": number, "received_at": "2024-06-25", "answered_at": answered}
        for number, answered in enumerate((None, "2024-07-05", "2024-07-06"))
    ]
    found = _days(rated(facts(3, complaints=complaints), minimal_rulebook()))

    assert found == {"c0": date(2024, 7, 6), "c1": None, "c2": date(2024, 7, 6)}


def test_a_version_ends_or_begins() -> None:
    """By assessment, the last day of a version changes what it counted, and the first day of the next takes it in."""
    old = rule("old", "award", "1", in_force={"since": "2020-01-01", "until": "2024-12-01"})
    new = rule("new", "penalty", "1", in_force={"since": "2024-11-01"})
    book = minimal_rulebook(indicators=[indicator("good", "good", old, new)], derive=[], applies_by="assessment")
    found = rated(scenarios(old=[{"event": "award"}], new=[{"event": "penalty"}], neither=[]), book)

    assert _days(found) == {"old": date(2024, 12, 1), "new": date(2024, 11, 1), "neither": None}


def test_a_measure_changes() -> None:
    """A row leaves the window or comes in, or the communities change by whose households a rate is counted."""
    part = indicator("rate", "bad", measures=[measure(per="households_1000")])
    periods = [{"company_no": n, "community_no": n} for n in range(4)]
    more = {"company_no": 2, "community_no": 0, "starts_on": "2024-09-01", "ends_on": "2024-11-01"}
    complaints: list[Row] = [{"received_at": "2024-05-01"}, {"company_no": 1, "received_at": "2024-08-01"}]
    found = facts(4, complaints=complaints, service_periods=[*periods, more])

    assert _days(rated(found, minimal_rulebook(indicators=[part]))) == {
        "c0": date(2025, 5, 1), "c1": date(2024, 8, 1), "c2": date(2024, 9, 1), "c3": None,
    }  # fmt: skip


def test_a_measure_comes_into_force_for_everyone() -> None:
    """Its first day and its end change every company's rating."""
    force = {"since": "2025-01-01", "until": "2026-01-01"}
    book = minimal_rulebook(indicators=[indicator("rate", "bad", measures=[measure(in_force=force)])])

    assert _days(rated(facts(2), book)) == {"c0": date(2025, 1, 1), "c1": date(2025, 1, 1)}
