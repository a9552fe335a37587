"""Every company gets exactly one grade, and every row of the table can be reached."""

from __future__ import annotations

from typing import Any

import pytest

from credit.rulebook.grading import grading_findings
from credit.rulebook.trees import Tree
from tests.builders.rulebooks import minimal_content


def _whats(*rows: dict[str, Any]) -> list[str]:
    return [finding.what for finding in grading_findings(Tree({"grades": list(rows)}))]


def test_the_table_of_the_builder_is_sound() -> None:
    """A fallback row with a condition between thresholds and the last row is fine."""
    assert list(grading_findings(Tree(minimal_content()))) == []


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (
            [{"grade": "A", "at_least": "80"}, {"grade": "B", "at_least": "60"}],
            "the last row of the grade table does not",
        ),
        ([{"grade": "A"}, {"grade": "B", "without": ["bad"]}], "this row (B) is never reached"),
        ([{"grade": "A", "at_least": "80"}, {"grade": "B", "at_least": "80"}, {"grade": "C"}], "this row (B) is never"),
        (
            [{"grade": "B", "at_least": "60"}, {"grade": "A", "at_least": "80"}, {"grade": "C"}],
            "at_least 80 stands below 60",
        ),
        (
            [{"grade": "A", "at_least": "80"}, {"grade": "B", "at_least": "60"}, {"grade": "A"}],
            "A stands in two places",
        ),
        ([{"grade": "A"}, {"grade": "A"}], "this row (A) is never reached"),
    ],
)
def test_a_table_that_leaves_doubt_is_refused(rows: list[dict[str, Any]], what: str) -> None:
    """Each defect is named at its row."""
    assert any(said.startswith(what) for said in _whats(*rows))


def test_rows_of_equal_limit_with_other_conditions_are_fine() -> None:
    """95 points without bad information, and 95 points with some, may be two grades."""
    assert (
        _whats({"grade": "A", "at_least": "95", "without": ["bad"]}, {"grade": "B", "at_least": "95"}, {"grade": "C"})
        == []
    )


def test_a_row_without_its_shape_stops_the_check() -> None:
    """What the table means is unknown while a row is broken; the shape reports that row."""
    assert _whats({"grade": "A", "at_least": "x"}, {"grade": "B", "at_least": "60"}) == []
