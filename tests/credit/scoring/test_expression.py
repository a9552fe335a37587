"""The definition of the score: how points add up, and the SQL it becomes.

WUXIN_WRITE_GOLDEN=1 writes the SQL anew into tests/golden/, for a person to read the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from credit.evidence import FACTS
from credit.rulebook.shapes import Rulebook
from credit.scoring.expression import clamped, ratings
from credit.scoring.rating import Rated
from credit.scoring.terms import Terms
from tests.builders.rulebooks import CHOICE, minimal_rulebook
from tests.builders.scoring import day, indicator, measure, rated, rule, run, scenarios

_GOLDEN = Path(__file__).resolve().parents[2] / "golden"


@pytest.mark.parametrize(
    ("floor", "ceiling", "values"),
    [(None, None, [-5, 0, 5]), (-1, None, [-1, 0, 5]), (None, 1, [-5, 0, 1]), (0, 0, [0, 0, 0]), (2, 3, [2, 2, 3])],
)
def test_a_sum_stays_within_its_bounds(floor: int | None, ceiling: int | None, values: list[int]) -> None:
    """At a bound it stays, without a bound it goes on."""
    table = pa.table({"n": pa.array([-5, 0, 5], pa.int64())})
    found = run({"t": table}, lambda t: t["t"].select(n=clamped(t["t"].n, floor, ceiling)))

    assert [row["n"] for row in found] == values


def _book() -> Rulebook:
    """Return a book with bounds on an indicator of each kind, on components and on the score."""
    parts = [
        indicator("capped", "good", rule("gain", "gain", "1"), ceiling="3"),
        indicator("bit", "good", rule("full", "full", "2"), rule("fuller", "fuller", "5"), ceiling="2", floor="0"),
        indicator("open", "good", rule("more", "more", "0.5")),
        indicator("mixed", "bad", rule("up", "up", "2"), rule("down", "down", "-2"), floor="-5", ceiling="1"),
        indicator("owed", "bad", rule("paid", "paid", "4"), floor="-10", ceiling="-1"),
    ]
    components = {"good": {"floor": "0", "ceiling": "10"}, "bad": {"floor": "-4", "ceiling": None}}
    score = {"floor": "76", "ceiling": "88"}
    return minimal_rulebook(indicators=parts, derive=[], components=components, score=score)


def _events(**quantities: int) -> list[dict[str, Any]]:
    return [{"event": event, "quantity": quantity} for event, quantity in quantities.items()]


_SUMS: dict[str, tuple[list[dict[str, Any]], tuple[int, int, int]]] = {
    "nothing": (_events(), (0, -1000, 79_000)),
    "under_the_ceiling": (_events(gain=2), (2000, -1000, 81_000)),
    "at_the_ceiling": (_events(gain=3), (3000, -1000, 82_000)),
    "over_the_ceiling": (_events(gain=4), (3000, -1000, 82_000)),
    "a_bit": (_events(full=1), (2000, -1000, 81_000)),
    "bits_do_not_add": (_events(full=3, fuller=2), (2000, -1000, 81_000)),
    "a_bit_of_nothing": (_events(full=0), (0, -1000, 79_000)),
    "component_ceiling": (_events(gain=9, full=1, more=100), (10_000, -1000, 88_000)),
    "halves": (_events(more=1), (500, -1000, 79_500)),
    "mixed_up": (_events(up=3), (0, 0, 80_000)),
    "mixed_sum": (_events(up=3, down=4), (0, -3000, 77_000)),
    "floors": (_events(down=9), (0, -4000, 76_000)),
    "owed_and_paid": (_events(paid=1), (0, -1000, 79_000)),
    "indicator_before_component": (_events(gain=100, down=9), (3000, -4000, 79_000)),
}


@pytest.fixture(scope="module")
def summed() -> Rated:
    """Return one run in which every scenario is a company."""
    return rated(scenarios(**{name: records for name, (records, _) in _SUMS.items()}), _book())


@pytest.mark.parametrize("scenario", _SUMS)
def test_points_add_up_from_the_inside_out(summed: Rated, scenario: str) -> None:
    """Indicators are bounded first, then components, then the score; an indicator's floor holds without any event."""
    row = summed.by_company[scenario]

    assert (row["good"], row["bad"], row["score"]) == _SUMS[scenario][1]


def test_a_measure_adds_to_the_events_of_its_indicator() -> None:
    """One bound is laid on both together."""
    rate = measure(source={"table": "records", "count": "rows", "on": "occurred_on"})
    part = indicator("both", "good", rule("gain", "gain", "1"), ceiling="5", measures=[rate])
    records = {"under": _events(gain=2), "over": _events(gain=9), "neither": []}
    found = rated(scenarios(**records), minimal_rulebook(indicators=[part], derive=[])).by_company

    assert {name: int(row["good"]) for name, row in found.items()} == {"under": 3000, "over": 5000, "neither": 0}


def test_an_indicator_that_is_not_in_force_yet_earns_nothing() -> None:
    """By assessment, before its first day, where a bit would be enough and where it would not."""
    later = {"since": "2025-01-01"}
    parts = [indicator(name, "good", rule(name, "award", "5", in_force=later), ceiling=ceiling, floor="0")
             for name, ceiling in (("bit", "5"), ("sum", "6"))]  # fmt: skip
    found = rated(
        scenarios(one=_events(award=1)), minimal_rulebook(indicators=parts, derive=[], applies_by="assessment")
    )

    assert int(found.by_company["one"]["score"]) == 80_000


def _open(schema: pa.Schema) -> pa.Schema:
    """Return the schema as an engine holds it: every column may be null."""
    return pa.schema([field.with_nullable(nullable=True) for field in schema])


def _sql(dialect: str) -> str:
    """Return the SQL of a small rulebook with one of everything; tables of terms are numbered as they appear."""
    veto = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": CHOICE}
    black = {"id": "black", "event": "accident", "for": "P1Y", "basis": CHOICE}
    parts = [
        indicator("good", "good", rule("gain", "award", "1", valid="document"), ceiling="5"),
        indicator("bad", "bad", rule("late", "complaint.late", "-0.5")),
        indicator("rate", "bad", measures=[measure(per="households_1000")]),
    ]
    book = minimal_rulebook(indicators=parts, vetoes=[veto], lists={"black": [black]})
    tables = {name: ibis.table(_open(schema), name=name) for name, schema in FACTS.items()}
    sql = str(ibis.to_sql(ratings(tables, Terms(book, day("2024-06-30")), 0), dialect=dialect))
    names = dict.fromkeys(re.findall(r"ibis_\w*memtable_\w+", sql))
    for number, name in enumerate(names):
        sql = sql.replace(name, f"memtable_{number}")
    return f"{sql}\n"


@pytest.mark.parametrize("dialect", ["duckdb", "postgres"])
def test_the_sql_is_what_a_person_has_read(dialect: str) -> None:
    """The expression compiles to the SQL in tests/golden; a difference is for a person to judge."""
    golden, sql = _GOLDEN / f"ratings.{dialect}.sql", _sql(dialect)
    if os.environ.get("WUXIN_WRITE_GOLDEN"):
        golden.write_text(sql, encoding="utf-8")

    assert sql == golden.read_text(encoding="utf-8"), "run again with WUXIN_WRITE_GOLDEN=1 and read the difference"
