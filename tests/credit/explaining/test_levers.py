"""Levers: what of a company's evidence and measures can be changed, and what each step changes on its sheet."""

from __future__ import annotations

from typing import Any

import pytest

from credit.explaining.levers import Earned, Lever, Levers, Reached, Repaired
from credit.explaining.sheets import Sheet
from tests.builders.rulebooks import CHOICE, minimal_content, minimal_rulebook, rule
from tests.builders.scoring import facts, indicator, measure, rated

_BANDS = [{"at_least": "95", "points": "8"}, {"at_least": "80", "points": "4"}, {"points": "0"}]
_RATE_BANDS = [{"at_least": "3", "points": "0"}, {"at_least": "1", "points": "2"}, {"points": "5"}]
_MEAN = {"source": {"table": "inspections", "mean": "score", "on": "inspected_on"}}


def _book() -> Any:  # noqa: ANN401 - a rulebook
    veto = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": CHOICE}
    content = minimal_content(vetoes=[veto])
    banded = {"as_points": False, "when_zero": "1"}
    content["indicators"] = [
        indicator(
            "honours", "good", rule("tiny.good", "award", "1"), rule("tiny.mixed", "mixed", "9"),
            measures=[measure("tiny.mean", **_MEAN, **banded, bands=_BANDS), measure("tiny.raw", **_MEAN)],
        ),
        indicator(
            "breaches", "bad", rule("tiny.bad", "penalty", "-5"), rule("tiny.worse", "mixed", "-1"),
            measures=[measure("tiny.rate", **banded, bands=_RATE_BANDS)],
        ),
    ]  # fmt: skip
    return minimal_rulebook(**content)


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Sheet, tuple[Lever, ...]]]:
    """Return sheet and levers of c0, which has of everything, and of c1, of which nothing is known."""
    records = [{"event": "penalty", "record_id": "p2", "occurred_on": "2024-04-01"}, {"event": "penalty"},
               {"event": "fraud", "record_id": "f"}, {"event": "award"}]  # fmt: skip
    run = rated(facts(2, records=records, complaints=[{}, {}], inspections=[{"score": 82_400}]), _book())
    told = {company: (sheet, levers) for company, sheet, levers in Levers(run).of(["c0", "c1"])}
    assert {name: sheet.score for name, (sheet, _) in told.items()} == {
        name: row["score"] for name, row in run.by_company.items()
    }
    return told


def _of(levers: tuple[Lever, ...], family: str) -> list[Lever]:
    return [lever for lever in levers if lever.family == family]


def test_rows_that_weigh_the_same_are_one_lever_the_veto_first(found: dict[str, Any]) -> None:
    """The oldest row of a kind comes first; an award is nothing to repair."""
    repairs = _of(found["c0"][1], "repair")

    deeds = [[step.deed for step in lever.steps] for lever in repairs]
    assert deeds == [
        [Repaired("records", "f", "veto")],
        [Repaired("records", "r1", "tiny.bad"), Repaired("records", "p2", "tiny.bad")],
    ]
    assert repairs[1].steps[0].change.events == {"bad": -1}


def test_only_events_that_harm_nowhere_are_merits(found: dict[str, Any]) -> None:
    """`mixed` gives nine points and takes one as bad information."""
    deeds = [lever.steps[0].deed for lever in _of(found["c1"][1], "merit")]

    assert [deed.term.event for deed in deeds if isinstance(deed, Earned)] == ["award"]


def test_a_measure_is_raised_band_by_band(found: dict[str, Any]) -> None:
    """What it would have to be: from 82.4 to 95, or from two complaints below one, or from nothing to anything."""

    def reached(company: str) -> dict[str, list[tuple[int, int | None, int]]]:
        levers = [[step.deed for step in lever.steps] for lever in _of(found[company][1], "measure")]
        deeds = [deed for lever in levers for deed in lever if isinstance(deed, Reached)]
        return {
            one.measure.id: [(d.value, d.below, d.gain) for d in deeds if d.measure == one.measure] for one in deeds
        }

    assert reached("c0") == {
        "tiny.mean": [(95_000, None, 4000)],
        "tiny.rate": [(999, 1000, 3000)],
        "tiny.raw": [(85_000, None, 2600), (90_000, None, 7600), (95_000, None, 12_600), (100_000, None, 17_600)],
    }
    assert reached("c1")["tiny.mean"] == [(80_000, None, 3000), (95_000, None, 7000)]
    assert "tiny.rate" not in reached("c1")
