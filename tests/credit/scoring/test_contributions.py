"""Where every point comes from, and whether it moved the score. Every scenario is a company of one run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from credit.rulebook.shapes import Rulebook
from credit.scoring.contributions import COLUMNS
from credit.scoring.frames import CONTRIBUTION_COLUMNS
from credit.scoring.rating import Rated
from credit.scoring.terms import LIFTED
from credit.scoring.walk import clamp
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import facts, indicator, measure, rated, rule, scenarios

Row = dict[str, Any]


def _days(event: str, *days: str, **row: object) -> list[Row]:
    return [{"event": event, "occurred_on": day, **row} for day in days]


def _book() -> Rulebook:
    parts = [
        indicator("capped", "good", rule("gain", "gain", "2"), ceiling="5"),
        indicator("open", "good", rule("more", "more", "3"), rule("paper", "paper", "1", valid="document")),
        indicator("lost", "bad", rule("loss", "loss", "-4"), rule("note", "note", "0")),
    ]
    law = {"instrument": "m2024", "article": "21"}
    veto = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": law}
    black = {"id": "black", "event": "accident", "for": "P1Y", "basis": CHOICE}
    office = {"zh": "住房和城乡建设局", "en": "Housing authority"}
    document = {"title": {"zh": "办法", "en": "Measures"}, "issuer": office, "read_at": "made for a test"}
    components = {"good": {"floor": "0", "ceiling": "7"}, "bad": {"floor": "-10", "ceiling": "0"}}
    return minimal_rulebook(
        indicators=parts, vetoes=[veto], lists={"black": [black]}, derive=[], components=components,
        instruments={"m2024": document}, score={"floor": "72", "ceiling": "86"},
    )  # fmt: skip


_RECORDS: dict[str, list[Row]] = {
    "nothing": [],
    "indicator_ceiling": _days("gain", "2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04"),
    "component_ceiling": _days("gain", "2024-03-01", "2024-03-02") + _days("more", "2024-03-03", "2024-03-04"),
    "score_floor": _days("loss", "2024-03-01", "2024-03-02", "2024-03-03"),
    "score_ceiling": _days("more", "2024-03-01", "2024-03-02", quantity=1) + _days("loss", "2024-03-03"),
    "without_points": _days("note", "2024-03-01") + _days("gain", "2024-03-01", quantity=0),
    "standing": _days("accident", "2024-03-01") + _days("fraud", "2023-01-01"),
    "lifted": _days("accident", "2024-03-01", "2024-05-01") + _days(LIFTED, "2024-04-01"),
    "ended": _days("gain", "2023-06-30") + _days("gain", "2024-07-01") + _days("unheard.of", "2024-03-01"),
    "paper": _days("paper", "2024-03-01", valid_until="2024-08-01") + _days("paper", "2024-03-02"),
}


@pytest.fixture(scope="module")
def run() -> Rated:
    """Return one run over all scenarios."""
    return rated(scenarios(**_RECORDS), _book())


def _of(run: Rated, scenario: str, *columns: str) -> list[Any]:
    found = run.contributions[run.contributions["company_id"] == scenario]
    rows = found[list(columns)].itertuples(index=False, name=None)
    return [row[0] if len(columns) == 1 else tuple(None if pd.isna(cell) else cell for cell in row) for row in rows]


def test_the_columns_are_as_documented(run: Rated) -> None:
    """Company number inside, company id outside; the rest is the same."""
    assert list(run.contributions.columns) == list(CONTRIBUTION_COLUMNS)
    assert COLUMNS[1:] == CONTRIBUTION_COLUMNS[1:]


def test_what_counts_nowhere_has_no_row(run: Rated) -> None:
    """No events, ended ones, ones to come, and ones that nothing names."""
    assert _of(run, "nothing", "event") == _of(run, "ended", "event") == []


@pytest.mark.parametrize(
    ("scenario", "counted"),
    [
        ("indicator_ceiling", [True, True, True, False]),
        ("component_ceiling", [True, True, True, False]),
        ("score_floor", [True, True, False]),
        ("score_ceiling", [True, True, True]),
        ("without_points", [True, True]),
    ],
)
def test_what_a_bound_swallowed_did_not_count(run: Rated, scenario: str, counted: list[bool]) -> None:
    """In the order of the walk: up to the bound a step counts, in part too; what earns nothing is not swallowed."""
    assert _of(run, scenario, "counted") == counted


def test_points_are_told_before_bounds(run: Rated) -> None:
    """Each event's own points, whatever came of them, in the order in which they occurred."""
    assert _of(run, "indicator_ceiling", "source_id", "points") == [(f"r{n}", 2000) for n in range(4)]


def test_vetoes_and_triggers_stand_outside_the_sum(run: Rated) -> None:
    """They have no component and no points, and their clause is named."""
    assert _of(run, "standing", "component", "rule", "points", "counted", "instrument", "article") == [
        (None, "veto", 0, True, "m2024", "21"), (None, "black", 0, True, None, None),
    ]  # fmt: skip


def test_a_lifted_trigger_is_no_reason(run: Rated) -> None:
    """The decision is not shown, nor what it lifted; a trigger after it is."""
    assert _of(run, "lifted", "rule", "occurred_on") == [("black", date(2024, 5, 1))]


def test_each_reason_says_until_when(run: Rated) -> None:
    """A document's own end, else that of the rule; none where it never ends."""
    assert _of(run, "paper", "valid_until") == [date(2024, 8, 1), date(2025, 3, 2)]
    assert _of(run, "standing", "valid_until") == [None, date(2025, 3, 1)]


def test_companies_and_steps_are_in_order(run: Rated) -> None:
    """Company by company, component by component, day by day."""
    companies = list(run.contributions["company_id"].unique())

    assert companies == [name for name in _RECORDS if _of(run, name, "rule")]
    assert _of(run, "score_ceiling", "component", "rule") == [("good", "more"), ("good", "more"), ("bad", "loss")]


def test_a_measure_is_a_step_after_the_events() -> None:
    """It has no event and no day, and counts where it moves the sum; its company has a row even for nothing."""
    rate = measure(source={"table": "records", "count": "rows", "on": "occurred_on"})
    part = indicator("both", "good", rule("gain", "award", "2"), ceiling="3", measures=[rate])
    run = rated(facts(2, records=[{}, {}]), minimal_rulebook(indicators=[part], derive=[]))

    assert _of(run, "c0", "rule", "event", "source_table", "points", "counted") == [
        ("gain", "award", "records", 2000, True), ("gain", "award", "records", 2000, True),
        ("tiny.rate", None, "measures", 2000, False),
    ]  # fmt: skip
    assert _of(run, "c1", "rule", "points", "occurred_on", "source_id") == [("tiny.rate", 0, None, None)]


def test_the_parts_make_the_whole(run: Rated) -> None:
    """Every row's points, bounded by indicator and component, come to the score of its company."""
    bounds = {i.indicator: i for i in run.book.indicators}
    for company, row in run.by_company.items():
        components = dict.fromkeys(run.book.components, 0)
        sums: dict[str, int] = {}
        for indicator_name, points in _of(run, company, "indicator", "points"):
            if indicator_name is not None:
                sums[indicator_name] = sums.get(indicator_name, 0) + points
        for name, total in sums.items():
            components[bounds[name].component] += clamp(total, bounds[name].floor, bounds[name].ceiling)
        score = run.book.base + sum(
            clamp(total, run.book.components[name].floor, run.book.components[name].ceiling)
            for name, total in components.items()
        )
        assert row["score"] == clamp(score, 72_000, 86_000)
