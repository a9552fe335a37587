"""docs/evaluation.md says what the code does."""

from __future__ import annotations

import re

import pytest

from bidding.evaluation import evaluate, read_tender
from bidding.evaluation.rules import rules
from bidding.evaluation.shapes import OpenedTender, Scheme
from models.values.points import format_points
from tests.architecture.source import page

PAGE = page("docs/evaluation.md")


def test_the_worked_example_comes_out_as_told() -> None:
    """Every number in the text is a number of the result."""
    example = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[0]
    result = evaluate(read_tender(example.encode()))

    assert [*result.rejected] == ["b-03"]
    for one in result.ranking:
        for points in (one.scored.points, *(term.points for term in one.scored.terms)):
            assert f" {format_points(points)}" in PAGE


@pytest.mark.parametrize("shape", [Scheme, OpenedTender])
def test_every_key_is_told(shape: type[Scheme]) -> None:
    """No key that nobody explains."""
    assert [name for name in shape.model_fields if f"`{name}`" not in PAGE] == []


def test_every_formula_has_its_row() -> None:
    """With the numbers of its parameters."""
    for formula in rules().formulas:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{formula.id}` |"))
        assert [name for name, milli in formula.parameters.items() if format_points(milli) not in row] == []
