"""A rate or mean over a window, exact to the thousandth."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from credit.rulebook.shapes import Measure
from credit.scoring.measures import PER, half_up, measured, measured_points
from credit.scoring.terms import Terms
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import day, indicator, measure, relations, run

_BIG = 2**50
_MEAN = {"table": "inspections", "mean": "score", "on": "inspected_on"}
_HOMES = [{"households": 1500, "floor_area_m2": 20_000}]


def _measured(as_of: str, parts: dict[str, Any], known_at: int | None = None, **rows: Any) -> dict[str, Any]:  # noqa: ANN401 - rows of any table
    book = minimal_rulebook(indicators=[indicator("one", "bad", measures=[measure(**parts)])])
    one, terms = book.indicators[0].measures[0], Terms(book, day(as_of))
    (found,) = run(relations(**rows), lambda t: measured(t, one, terms, known_at).filter(lambda m: m.company_no == 0))
    return found


def _value(parts: dict[str, Any], **rows: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401 - rows of any table
    found = _measured("2024-06-30", parts, **rows)
    return found["numerator"], found["denominator"], found["value"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [
        (5, 10, 1), (4, 10, 0), (14, 10, 1), (15, 10, 2), (0, 7, 0), (1, 3, 0), (2, 3, 1), (7, 0, None), (0, 0, None),
        (_BIG - 1, 1, _BIG - 1), (_BIG - 1, 2, _BIG // 2), (_BIG + 1, 2, _BIG // 2 + 1), (_BIG - 3, 2, _BIG // 2 - 1),
        (_BIG - 1, _BIG - 1, 1), (_BIG // 2, _BIG, 1), (_BIG // 2 - 1, _BIG, 0), (2**51 - 1, 3, (2**51 - 1 + 1) // 3),
    ],
)  # fmt: skip
def test_halves_go_up_without_a_float(numerator: int, denominator: int, rounded: int | None) -> None:
    """Exact beyond what a double can hold once doubled; by zero there is no answer."""
    table = pa.table({"n": pa.array([numerator], pa.int64()), "d": pa.array([denominator], pa.int64())})
    (found,) = run({"t": table}, lambda t: t["t"].select(q=half_up(t["t"].n, t["t"].d)))

    assert found["q"] == rounded


@pytest.mark.parametrize(("units", "value"), [("households_1000", 2000), ("area_10000_m2", 1500)])
def test_a_rate_is_per_households_or_area_served(units: str, value: int) -> None:
    """Three complaints on 1,500 households and 20,000 m2 are 2 per thousand households and 1.5 per 10,000 m2."""
    rows: dict[str, Any] = {"communities": _HOMES, "complaints": [{}] * 3}

    assert _value({"per": units}, **rows)[2] == value
    assert set(PER) == {"households_1000", "area_10000_m2"}


def test_only_what_is_served_on_the_day_is_counted_per() -> None:
    """A community left by then, or taken on later, is no denominator; one of unknown size adds nothing."""
    homes = [{"households": size} for size in (1000, 500, 2000, None)]
    dates = [{}, {"ends_on": "2024-06-30"}, {"starts_on": "2024-07-01"}, {"starts_on": "2024-06-30"}]
    periods = [{"community_no": number, **served} for number, served in enumerate(dates)]
    parts = {"per": "households_1000"}

    assert _value(parts, communities=homes, service_periods=periods, complaints=[{}]) == (1, 1000, 1000)


@pytest.mark.parametrize("homes", [[{"households": 0}], [{}]])
def test_without_households_there_is_no_rate(homes: list[dict[str, int]]) -> None:
    """Zero households, or none known: null, never a division by zero, even without complaints."""
    parts = {"per": "households_1000"}

    assert _value(parts, communities=homes, complaints=[{}]) == (1, 0, None)
    assert _value(parts, communities=homes) == (0, 0, None)


def test_a_plain_count_is_its_own_rate() -> None:
    """Nothing happened is a count of zero, not an unknown one."""
    assert _value({}, complaints=[{}] * 2) == (2, 1, 2000)
    assert _value({}) == (0, 1, 0)


def test_a_mean_is_over_the_rows_that_have_a_score() -> None:
    """A mean of 90.001 and 90.002 is 90.002 (half up); without a score there is no mean."""
    scored = [{"score": 90_001}, {"score": 90_002}, {"score": None}]

    assert _value({"source": _MEAN}, inspections=scored) == (180_003, 2, 90_002)
    assert _value({"source": _MEAN}, inspections=scored[2:])[2] is None
    assert _value({"source": _MEAN})[2] is None


def test_projects_are_averaged_by_area() -> None:
    """Each community's own mean is rounded first, then weighted: (90.002 x 20,000 + 80 x 10,000) / 30,000."""
    scored = [{"score": 90_001}, {"score": 90_002}, {"score": 80_000, "community_no": 1}]
    homes = [*_HOMES, {"floor_area_m2": 10_000}]
    parts = {"source": _MEAN, "weigh": "area"}

    assert _value(parts, communities=homes, inspections=scored)[2] == 86_668
    assert _value(parts, communities=[{}, {}], inspections=scored)[2] is None


@pytest.mark.parametrize(
    ("received", "count"), [("2023-06-30", 0), ("2023-07-01", 1), ("2024-06-30", 1), ("2024-07-01", 0)]
)
def test_a_window_is_exact_to_the_day(received: str, count: int) -> None:
    """A row counts while day <= as_of < day + window."""
    assert _value({}, complaints=[{"received_at": received}])[0] == count


def test_what_was_not_known_is_not_measured() -> None:
    """`known_at` includes its own microsecond."""
    found = _measured("2024-06-30", {}, 10, complaints=[{"recorded_at": 10}, {"recorded_at": 11}])

    assert found["numerator"] == 1


@pytest.mark.parametrize(
    ("received", "under", "changes"),
    [
        (["2024-05-01", "2023-07-10"], 1000, "2024-07-10"),
        (["2024-05-01", "2024-04-01"], 100, "2024-07-10"),
        (["2024-05-01", "2024-08-01", "2024-07-10"], 1000, "2024-07-10"),
    ],
)
def test_a_measure_knows_when_it_changes(received: list[str], under: int, changes: str) -> None:
    """When the earliest row leaves the window, when the first stops to hold, when the next comes in."""
    within = {"table": "complaints", "count": "rows", "on": "received_at", "where": {"close_days": {"under": under}}}
    found = _measured("2024-06-30", {"source": within}, complaints=[{"received_at": at} for at in received])

    assert found["changes_on"] == day(changes)


@pytest.mark.parametrize(
    ("value", "points"), [(2000, -3000), (1999, -1000), (1000, -1000), (999, 0), (0, 0), (None, 500)]
)
def test_the_first_band_reached_gives_the_points(value: int | None, points: int) -> None:
    """A band reaches from its own limit on; without a value `when_zero` is given, below all bands nothing."""
    bands = [{"at_least": "2", "points": "-3"}, {"at_least": "1", "points": "-1"}]

    assert _points(value, bands=bands, as_points=False, when_zero="0.5") == points


def test_an_open_band_takes_the_rest() -> None:
    """A band without a limit holds for every value, but not for none."""
    bands = [{"at_least": "2", "points": "-3"}, {"points": "4"}]

    assert (_points(0, bands=bands, as_points=False), _points(None, bands=bands, as_points=False)) == (4000, 0)


def test_a_value_may_be_the_points() -> None:
    """Thousandths become points as they are."""
    assert (_points(86_668), _points(None, when_zero="-1")) == (86_668, -1000)


def _points(value: int | None, **parts: Any) -> int:  # noqa: ANN401 - any key of a measure
    one = Measure.model_validate(measure(**parts))
    table = pa.table({"value": pa.array([value], pa.int64())})
    (found,) = run({"t": table}, lambda t: t["t"].select(points=measured_points(t["t"].value, one)))
    return int(found["points"])
