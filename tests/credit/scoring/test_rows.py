"""Which rows a rulebook speaks of, and on which days."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.shapes import Compare
from credit.scoring.rows import delayed, ending, rows
from models.values.periods import NEVER
from tests.builders.rulebooks import minimal_rulebook
from tests.builders.scoring import day, relations, run

_DAY = "2024-03-01"


def _found(table: str, row: dict[str, Any], where: dict[str, Any], on: str) -> list[tuple[int, ...]]:
    """Return (occurred_on, starts_on, stops_on) of one row, counted from 1 March 2024; NEVER stays."""
    book = minimal_rulebook(derive=[{"event": "e", "from": table, "where": where, "on": on}])
    read = book.derive[0].where
    found = run(relations(**{table: [row]}), lambda t: rows(t[table], table, read, on))
    return [tuple(_counted(one[name]) for name in ("occurred_on", "starts_on", "stops_on")) for one in found]


def _counted(number: int) -> int:
    return number if number == NEVER else number - day(_DAY)


def _complaint(where: dict[str, Any], **row: object) -> list[tuple[int, ...]]:
    return _found("complaints", row, where, "received_at")


@pytest.mark.parametrize(
    ("answered", "found"),
    [("2024-03-11", []), ("2024-03-12", [(0, 11, NEVER)]), (None, [(0, 11, NEVER)]), ("2024-12-31", [(0, 11, NEVER)])],
)
def test_more_than_ten_days_is_eleven(answered: str | None, found: list[tuple[int, ...]]) -> None:
    """An answer on the tenth day is in time; on the eleventh it is late, from that day on and for ever."""
    assert _complaint({"answer_days": {"over": 10}}, answered_at=answered) == found


@pytest.mark.parametrize(
    ("answered", "found"), [("2024-03-10", [(0, 0, NEVER)]), ("2024-03-11", [(0, 0, 10)]), (None, [(0, 0, 10)])]
)
def test_a_row_holds_until_its_days_are_up(answered: str | None, found: list[tuple[int, ...]]) -> None:
    """A complaint is answered within less than ten days until the tenth day shows that it is not."""
    assert _complaint({"answer_days": {"under": 10}}, answered_at=answered) == found


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ({"at_least": 10, "at_most": 10}, [(0, 10, 11)]),
        ({"over": 10, "at_most": 10}, []),
        ({"at_least": "9.5", "under": "10.5"}, [(0, 10, 11)]),
        ({"at_least": 0}, [(0, 0, NEVER)]),
        ({"under": 0}, []),
    ],
)
def test_comparisons_of_days_are_whole_and_meet(test: dict[str, Any], found: list[tuple[int, ...]]) -> None:
    """All comparisons must hold together, and a count of days is never negative."""
    assert _complaint({"close_days": test}) == found


def test_an_overdue_finding_counts_from_its_due_day() -> None:
    """The event is on the day of the inspection; the row holds from the second day after rectification was due."""
    where, row = {"overdue_days": {"over": 1}}, {"inspected_on": _DAY, "rectify_by": "2024-03-11"}

    assert _found("findings", row, where, "inspected_on") == [(0, 12, NEVER)]
    assert _found("findings", row | {"rectified_on": "2024-03-12"}, where, "inspected_on") == []
    assert _found("findings", {"inspected_on": _DAY}, where, "inspected_on") == []


def test_a_finding_put_right_before_it_was_due_is_overdue_by_no_day() -> None:
    """Being early is not an overdue of less than nothing, nor does it fail a test for punctuality."""
    row = {"inspected_on": _DAY, "rectify_by": "2024-03-11", "rectified_on": "2024-03-05"}

    assert _found("findings", row, {"overdue_days": {"at_most": 0}}, "inspected_on") == [(0, 0, NEVER)]


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        ({"category": "noise"}, True),
        ({"category": "water"}, False),
        ({"category": ["water", "noise"]}, True),
        ({"category": None}, False),
        ({"duplicate_of": None}, True),
        ({"upheld": True}, True),
        ({"upheld": False}, False),
        ({"satisfaction": 3}, True),
        ({"satisfaction": [1, 2]}, False),
        ({"satisfaction": {"at_most": "3"}}, True),
        ({"satisfaction": {"under": "3"}}, False),
        ({"satisfaction": {"over": "2.999"}}, True),
        ({"category": "noise", "upheld": False}, False),
        ({}, True),
    ],
)
def test_every_condition_must_hold(where: dict[str, Any], holds: bool) -> None:  # noqa: FBT001 - a case of the table
    """A scalar equals, a list is any of, null is empty, a comparison compares."""
    assert bool(_complaint(where, category="noise", satisfaction=3000)) == holds


@pytest.mark.parametrize("where", [{"satisfaction": 3}, {"satisfaction": {"under": "3"}}, {"category": "noise"}])
def test_an_unknown_cell_meets_nothing_but_null(where: dict[str, Any]) -> None:
    """What is not known is neither equal nor below."""
    assert _complaint(where) == []


@pytest.mark.parametrize(("score", "holds"), [(59_499, True), (59_500, False)])
def test_scores_compare_in_thousandths(score: int, holds: bool) -> None:  # noqa: FBT001 - a case of the table
    """`under: "59.5"` takes 59.499 and leaves 59.5."""
    assert bool(_found("inspections", {"score": score}, {"score": {"under": "59.5"}}, "inspected_on")) == holds


def test_numbers_of_other_columns_compare_as_they_are() -> None:
    """A quantity of 2 is at least 2 and not over 2."""
    assert _found("records", {"quantity": 2}, {"quantity": {"at_least": 2}}, "occurred_on") == [(0, 0, NEVER)]
    assert _found("records", {"quantity": 2}, {"quantity": {"over": 2}}, "occurred_on") == []


def test_a_revoked_record_stops() -> None:
    """It holds up to the day before its revocation, and never where it was revoked on its own day."""
    assert _found("records", {"revoked_on": "2024-03-05"}, {}, "occurred_on") == [(0, 0, 4)]
    assert _found("records", {"revoked_on": _DAY}, {}, "occurred_on") == []


def test_a_row_without_its_day_is_no_event() -> None:
    """A complaint that is still open has no day of closing."""
    assert _found("complaints", {}, {}, "closed_at") == []


def test_only_growing_days_delay() -> None:
    """A count that has to grow delays a row; one that must stay small does not."""
    assert delayed("complaints", {"answer_days": Compare(over=10_000)})
    assert not delayed("complaints", {"answer_days": Compare(under=10_000), "category": "noise"})


@pytest.mark.parametrize(
    ("table", "where", "ends"),
    [
        ("records", {}, True),
        ("complaints", {"close_days": Compare(under=30_000)}, True),
        ("complaints", {"close_days": Compare(over=30_000), "channel": "hotline"}, False),
        ("inspections", {"score": Compare(under=60_000)}, False),
    ],
)
def test_only_some_rows_stop_to_hold(table: str, where: dict[str, Any], ends: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Records are revoked and a day count grows too high; a score of an inspection stays what it is."""
    assert ending(table, where) == ends
