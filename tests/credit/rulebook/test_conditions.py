"""A condition names a column of its table and asks what the column can answer."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.conditions import condition_findings
from credit.rulebook.trees import Tree
from tests.builders.rulebooks import CHOICE


def _derivation(table: str, where: dict[str, Any], on: str, event: str = "x") -> dict[str, Any]:
    return {"event": event, "from": table, "where": where, "on": on}


def _whats(*derivations: dict[str, Any]) -> list[str]:
    return [finding.what for finding in condition_findings(Tree({"derive": list(derivations)}))]


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("complaints", {"liability": ["company", "unknown"], "upheld": True, "duplicate_of": None}),
        (
            "complaints",
            {"answer_days": {"over": 10}, "close_days": {"at_least": 1, "at_most": "30"}, "closed_at": None},
        ),
        ("complaints", {"satisfaction": [1, "2"], "channel": "12345"}),
        ("inspections", {"score": {"under": "59.5"}, "kind": "special"}),
        ("findings", {"overdue_days": {"over": 0}, "severity": "major", "kind": "double_random"}),
        ("records", {"event": "award", "level": "provincial", "quantity": {"at_least": 2}}),
    ],
)
def test_what_a_column_can_answer_may_be_asked(table: str, where: dict[str, Any]) -> None:
    """Values, lists, null and comparisons go where the column allows them."""
    day = {"complaints": "received_at", "records": "occurred_on"}.get(table, "inspected_on")
    assert _whats(_derivation(table, where, day)) == []


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ({"ansr_days": {"over": 1}}, "complaints has no column ansr_days"),
        ({"severity": "major"}, "complaints has no column severity"),
        ({"liability": "nobody"}, "'nobody' is no value of this column"),
        ({"liability": ["company", "nobody"]}, "'nobody' is no value of this column"),
        ({"satisfaction": 6}, "6 is no value of this column"),
        ({"satisfaction": "good"}, "'good' is no number"),
        ({"upheld": "yes"}, "'yes' is neither true nor false"),
        ({"channel": 12345}, "12345 is no text"),
        ({"channel": {"over": 1}}, "a comparison needs numbers, and this column holds text"),
        ({"received_at": {"over": 1}}, "a comparison needs numbers, and this column holds day"),
        ({"received_at": "2024-01-01"}, "'2024-01-01' cannot be asked of a date"),
        ({"answer_days": 10}, "10 cannot be asked of a count of days"),
        ({"answer_days": [1, 2]}, "1 cannot be asked of a count of days"),
        ({"answer_days": None}, "a count of days is never empty"),
        ({"answer_days": {"over": "1.5"}}, "this column holds whole numbers"),
    ],
)
def test_what_a_column_cannot_answer_is_refused(where: dict[str, Any], what: str) -> None:
    """A condition that no row could meet, or that every engine would read its own way, is refused."""
    assert _whats(_derivation("complaints", where, "received_at")) == [what]


def test_an_event_is_dated_by_a_day() -> None:
    """`on` names a day of the same table."""
    assert _whats(_derivation("findings", {}, "item")) == ["findings has no day column item"]


def test_a_measure_asks_columns_too() -> None:
    """Its source has the same conditions, and its mean a number."""
    source = {"table": "complaints", "mean": "score", "where": {"kind": "x"}, "on": "inspected_on"}
    tree = Tree({"indicators": [{"measures": [{"source": source, "basis": CHOICE}]}]})
    assert [finding.what for finding in condition_findings(tree)] == [
        "complaints has no column kind",
        "complaints has no day column inspected_on",
        "complaints has no score column score",
    ]  # fmt: skip


def test_a_record_cannot_derive_its_own_event() -> None:
    """It would count as itself and as the derived event."""
    award = _derivation("records", {"event": ["award", "prize"]}, "occurred_on", "award")
    assert "would count twice" in _whats(award)[0]


def test_one_row_cannot_make_an_event_twice() -> None:
    """Two derivations of one event from one table need conditions that exclude each other."""
    minor = _derivation("findings", {"severity": "minor", "overdue_days": {"over": 30}}, "rectify_by")
    major = _derivation("findings", {"severity": ["major", "critical"], "overdue_days": {"over": 0}}, "rectify_by")
    anything = _derivation("findings", {"overdue_days": {"over": 60}}, "rectify_by")
    assert _whats(minor, major) == []
    assert _whats(minor, anything) == ["one row of findings could make x twice"]
