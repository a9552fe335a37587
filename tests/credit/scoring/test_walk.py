"""Which step of the walk through a company's contributions moves its score."""

from __future__ import annotations

from typing import Any

import pytest

from credit.scoring.rating import Rated
from credit.scoring.terms import Terms
from credit.scoring.walk import ORDER, clamp, places
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import day, indicator, measure, rated, rule, run, scenarios

Row = dict[str, Any]


@pytest.mark.parametrize(
    ("points", "bounds", "within"), [(5, (0, 3), 3), (-5, (0, 3), 0), (5, (None, None), 5), (2, (0, 3), 2)]
)
def test_a_bound_is_where_it_stops(points: int, bounds: tuple[int | None, int | None], within: int) -> None:
    """None is no bound."""
    assert clamp(points, *bounds) == within


def test_every_term_and_measure_has_its_place() -> None:
    """Components and indicators in their order, measures after events; a veto stands outside, without bounds."""
    law = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "P1Y", "basis": CHOICE}
    parts = [
        indicator("late", "bad", rule("b", "b", "-1")),
        indicator("early", "good", rule("a", "a", "1"), floor="2", measures=[measure()]),
    ]
    terms = Terms(minimal_rulebook(indicators=parts, derive=[], vetoes=[law]), day("2024-06-30"))
    found = run({}, lambda _: places(terms).order_by("place_no"))

    assert [row["rule"] for row in found] == ["b", "a", "veto", "tiny.rate"]
    assert [(row["component"], row["indicator_no"], row["step"]) for row in found] == [
        ("bad", 0, 0), ("good", 1, 0), (None, -1, 0), ("good", 1, 1),
    ]  # fmt: skip
    assert [row["before"] for row in found] == [0, 2000, 0, 2000]
    assert found[0]["component_no"] == 1 + found[1]["component_no"] < found[2]["component_no"]


_WALKS: dict[str, tuple[list[tuple[str, str]], list[bool]]] = {
    "a loss before its gain": ([("loss", "2024-03-01"), ("gain", "2024-03-02")], [True, True]),
    "a loss below the floor": ([("loss", "2024-03-01")], [False]),
    "more lost than gained": (
        [("loss", "2024-03-01"), ("loss", "2024-03-02"), ("gain", "2024-03-03")],
        [True, False, True],
    ),
    "gains over the ceiling": ([("gain", f"2024-03-0{n}") for n in (1, 2, 3)], [True, True, False]),
    "two of one day": ([("gain", "2024-03-01"), ("gain", "2024-03-01"), ("gain", "2024-03-01")], [True, True, False]),
    "back under the ceiling": (
        [("gain", f"2024-03-0{n}") for n in (1, 2, 3)] + [("loss", "2024-03-04")],
        [True, True, False, False],
    ),
    "nothing to swallow": ([("note", "2024-03-01")], [True]),
}


@pytest.fixture(scope="module")
def walks() -> Rated:
    """Return a run in which an indicator stands between 0 and 5 points: a gain is 3, a loss -3."""
    rules = [rule("gain", "gain", "3"), rule("loss", "loss", "-3"), rule("note", "note", "0")]
    book = minimal_rulebook(indicators=[indicator("one", "good", *rules, floor="0", ceiling="5")], derive=[])
    rows: dict[str, list[Row]] = {
        name: [{"event": event, "occurred_on": at} for event, at in steps] for name, (steps, _) in _WALKS.items()
    }
    return rated(scenarios(**rows), book)


@pytest.mark.parametrize("walk", _WALKS)
def test_what_is_gained_is_walked_before_what_is_lost(walks: Rated, walk: str) -> None:
    """A loss is swallowed only where the floor is reached in the end; bounds lie on the raw sum so far."""
    found = walks.contributions[walks.contributions["company_id"] == walk]

    assert list(found["counted"]) == _WALKS[walk][1]
    assert list(found["occurred_on"]) == sorted(found["occurred_on"])


def test_the_order_settles_every_tie() -> None:
    """Day, source and rule tell any two steps apart."""
    assert ORDER == ("step", "occurred_on", "source_table", "source_id", "rule")
