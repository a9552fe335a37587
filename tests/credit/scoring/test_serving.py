"""When a company serves at all."""

from __future__ import annotations

from typing import Any

import pytest

from credit.scoring.serving import serving, stretches
from models.values.periods import NEVER
from tests.builders.scoring import day, relations, run

Period = tuple[str, str]


def _tables(*periods: Period) -> dict[str, Any]:
    rows = [{"community_no": n, "starts_on": since, "ends_on": until} for n, (since, until) in enumerate(periods)]
    return relations(1, service_periods=rows)


@pytest.mark.parametrize(
    ("periods", "merged"),
    [
        ([("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-01-01")], [("2020-01-01", "2022-01-01")]),
        ([("2020-01-01", "2021-01-01"), ("2020-06-01", "2020-07-01")], [("2020-01-01", "2021-01-01")]),
        ([("2020-01-01", "2024-01-01"), ("2020-06-01", "2020-07-01"), ("2023-01-01", "2025-01-01")],
         [("2020-01-01", "2025-01-01")]),
        ([("2021-01-02", "2022-01-01"), ("2020-01-01", "2021-01-01")],
         [("2020-01-01", "2021-01-01"), ("2021-01-02", "2022-01-01")]),
        ([("2020-01-01", "2021-01-01"), ("2020-01-01", "2021-01-01")], [("2020-01-01", "2021-01-01")]),
    ],
)  # fmt: skip
def test_periods_merge_into_stretches(periods: list[Period], merged: list[Period]) -> None:
    """Periods that touch or overlap are one stretch; a single day between them makes two."""
    found = run(_tables(*periods), lambda t: stretches(t["service_periods"]).order_by("starts_on"))

    assert [(row["starts_on"], row["ends_on"]) for row in found] == [
        (day(since), day(until)) for since, until in merged
    ]


@pytest.mark.parametrize(
    ("as_of", "serves", "until", "since"),
    [
        ("2019-12-31", 0, None, "2020-01-01"),
        ("2020-01-01", 1, "2021-01-01", "2022-01-01"),
        ("2020-12-31", 1, "2021-01-01", "2022-01-01"),
        ("2021-01-01", 0, None, "2022-01-01"),
        ("2022-01-01", 1, "2023-01-01", None),
        ("2023-01-01", 0, None, None),
    ],
)
def test_service_is_half_open(as_of: str, serves: int, until: str | None, since: str | None) -> None:
    """A company serves on the first day of a stretch, not on its last; the next change of that is known."""
    tables = _tables(("2020-01-01", "2021-01-01"), ("2022-01-01", "2023-01-01"))
    (row,) = run(tables, lambda t: serving(t["service_periods"], day(as_of)))
    expected = [None if at is None else day(at) for at in (until, since)]

    assert [row["serves"], row["serves_until"], row["serves_from"]] == [serves, *expected]


def test_an_open_period_never_ends() -> None:
    """An open period overlapping a closed one leaves one stretch without an end."""
    rows: list[dict[str, Any]] = [
        {"starts_on": "2020-01-01"},
        {"community_no": 1, "starts_on": "2020-02-01", "ends_on": "2020-03-01"},
    ]
    found = run(relations(1, service_periods=rows), lambda t: stretches(t["service_periods"]))

    assert found == [{"company_no": 0, "starts_on": day("2020-01-01"), "ends_on": NEVER}]
