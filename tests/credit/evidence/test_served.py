"""Service periods out of who was found where, and when."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from credit.evidence.batches import Batch
from credit.evidence.mapping import Periods
from credit.evidence.served import Sightings

_PERIODS = Periods(community="site", company="operator", on="day")


def _found(*rows: tuple[str | None, str | None, str | None]) -> list[tuple[str, ...]]:
    names = ("site", "operator", "day")
    cells = {name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)}
    sightings = Sightings(_PERIODS)
    sightings.add(Batch("i.csv", cells, np.arange(2, len(rows) + 2)))
    batch = sightings.periods("i.csv")
    columns = ("company_id", "starts_on", "ends_on")
    return list(zip(*(batch.cells[name].to_pylist() for name in columns), strict=True))


def test_a_period_runs_from_first_sight_to_the_next_company() -> None:
    """The last stays open; the order of rows does not matter."""
    rows = [("s", "b", "2014-01-01"), ("s", "a", "2012-01-01"), ("s", "a", "2013-01-01")]

    assert _found(*rows) == [("a", "2012-01-01", "2014-01-01"), ("b", "2014-01-01", "")]


def test_a_row_without_a_company_ends_the_period() -> None:
    """Nobody can say who served, so nobody is charged."""
    rows = [("s", "a", "2012-01-01"), ("s", "", "2013-01-01"), ("s", "a", "2014-01-01")]

    assert _found(*rows) == [("a", "2012-01-01", "2013-01-01"), ("a", "2014-01-01", "")]


def test_two_companies_on_a_day_are_nobody() -> None:
    """The day is not guessed at; the next sight begins anew."""
    rows = [("s", "a", "2012-01-01"), ("s", "b", "2012-01-01"), ("s", "b", "2013-01-01")]

    assert _found(*rows) == [("b", "2013-01-01", "")]


def test_rows_that_name_no_place_or_day_tell_nothing() -> None:
    """They give no period."""
    assert _found((None, "a", "2012-01-01"), ("s", "a", None), ("s", None, "2012-01-01")) == []
