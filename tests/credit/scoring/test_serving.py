"""When a company serves at all."""

from __future__ import annotations

from typing import Any

import pytest

from credit.scoring.serving import leaving, serving
from tests.builders.scoring import day, relations, run

Period = tuple[str, str]


def _tables(*periods: Period) -> dict[str, Any]:
    rows = [{"community_no": n, "starts_on": since, "ends_on": until} for n, (since, until) in enumerate(periods)]
    return relations(1, service_periods=rows)


@pytest.mark.parametrize(
    ("periods", "leaves"),
    [
        ([("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01")], "2022-01-01"),
        ([("2020-01-01", "2021-01-01"), ("2020-06-01", "2020-07-01")], "2021-01-01"),
        ([("2020-01-01", "2024-01-01"), ("2020-06-01", "2020-07-01"), ("2023-01-01", "2025-01-01")], "2025-01-01"),
        ([("2021-01-02", "2022-01-01"), ("2020-01-01", "2021-01-01")], "2021-01-01"),
        ([("2020-01-01", "2021-01-01"), ("2020-01-01", "2021-01-01")], "2021-01-01"),
        ([("2019-01-01", "2020-06-15"), ("2020-01-01", "2021-01-01")], "2021-01-01"),
    ],
)
def test_a_company_leaves_when_no_period_goes_on(periods: list[Period], leaves: str) -> None:
    """Periods that touch or overlap are one stretch of service; a single day between them ends it."""
    (row,) = run(_tables(*periods), lambda t: leaving(t["service_periods"], day("2020-06-15")))

    assert row == {"company_no": 0, "leaves_on": day(leaves)}


@pytest.mark.parametrize(
    ("as_of", "serves", "start", "end"),
    [
        ("2019-12-31", 0, "2020-01-01", "2021-01-01"),
        ("2020-01-01", 1, "2022-01-01", "2021-01-01"),
        ("2020-12-31", 1, "2022-01-01", "2021-01-01"),
        ("2021-01-01", 0, "2022-01-01", "2023-01-01"),
        ("2022-01-01", 1, None, "2023-01-01"),
        ("2023-01-01", 0, None, None),
    ],
)
def test_service_is_half_open(as_of: str, serves: int, start: str | None, end: str | None) -> None:
    """A company serves on the first day of a period, not on its last; the next to start and to end are known."""
    tables = _tables(("2020-01-01", "2021-01-01"), ("2022-01-01", "2023-01-01"))
    (row,) = run(tables, lambda t: serving(t, day(as_of)))
    expected = [None if at is None else day(at) for at in (start, end)]

    assert [row["serves"], row["next_start"], row["next_end"]] == [serves, *expected]


def test_what_is_served_is_added_up() -> None:
    """The communities served on the day, of unknown size as nothing."""
    rows: list[dict[str, Any]] = [{"community_no": n} for n in range(3)]
    rows.append({"community_no": 3, "ends_on": "2020-06-15"})
    homes = [{"households": size} for size in (1000, None, 30, 500)]
    tables = relations(1, service_periods=rows, communities=homes)
    (row,) = run(tables, lambda t: serving(t, day("2020-06-15"), ["households"]))

    assert row["households"] == 1030


def test_an_open_period_never_ends() -> None:
    """Who has one never leaves, whatever other periods end."""
    rows: list[dict[str, Any]] = [
        {"starts_on": "2020-01-01"},
        {"community_no": 1, "starts_on": "2020-02-01", "ends_on": "2020-03-01"},
    ]
    found = run(relations(1, service_periods=rows), lambda t: leaving(t["service_periods"], day("2020-02-15")))

    assert found == []
