"""Rows of a foreign file become rows of a table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from credit.evidence.batches import Batch
from credit.evidence.errors import PackageError
from credit.evidence.mapped_rows import check_columns, chosen, mapped, split_rows
from credit.evidence.mapping import CellRule, Split, TableSource


def _batch(**columns: list[str | None]) -> Batch:
    cells = {name: pa.array(texts, pa.string()) for name, texts in columns.items()}
    return Batch("f.csv", cells, np.arange(2, 2 + len(next(iter(cells.values())))))


def _cells(rule: dict[str, Any], **columns: list[str | None]) -> tuple[list[str | None], list[str]]:
    batch = mapped(_batch(**columns), {"target": CellRule.model_validate(rule)})
    return batch.cells["target"].to_pylist(), [misfit.reason for misfit in batch.misfits]


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        ({"from": "a"}, ["x", None]),
        ({"from": ["a", "b"]}, ["x-1", None]),
        ({"from": ["b", "a"], "join": "/"}, ["1/x", None]),
        ({"from": "b", "prefix": "r-"}, ["r-1", "r-2"]),
        ({"from": "a", "default": "none"}, ["x", "none"]),
        ({"constant": True}, ["true", "true"]),
        ({"from": "b", "values": {1: "one", 2: None}}, ["one", None]),
        ({"from": "a", "values": {"x": "X", "": "empty"}}, ["X", "empty"]),
        ({"unknown": True}, [None, None]),
    ],
)
def test_a_cell_comes_from_where_its_rule_says(rule: dict[str, Any], cells: list[str | None]) -> None:
    """A column, several, a constant, a value map, a default."""
    assert _cells(rule, a=["x", ""], b=["1", "2"]) == ([cell or None for cell in cells], [])


def test_a_value_that_is_not_listed_is_a_misfit() -> None:
    """It is never passed on as it is, and an empty cell is none."""
    assert _cells({"from": "a", "values": {"x": "X"}}, a=["x", "y", None]) == (
        ["X", None, None], ["has no entry in the mapping's values"]
    )  # fmt: skip


def test_a_date_of_another_form_is_a_misfit() -> None:
    """The reason names the forms that the mapping knows."""
    assert _cells({"from": "a", "date_format": "%Y/%m/%d"}, a=["2024/3/1", "1.3.2024"]) == (
        ["2024-03-01", None], ["is not written as %Y/%m/%d"]
    )  # fmt: skip


def test_where_keeps_the_rows_with_these_values() -> None:
    """Null asks for an empty cell; all columns must hold."""
    batch = _batch(a=["x", "y", "", None], b=["1", "1", "1", "2"])

    assert chosen(batch, {"a": ("x", None), "b": ("1",)}).lines.tolist() == [2, 4]
    assert chosen(batch, {}) is batch


def test_split_makes_a_row_of_each_piece() -> None:
    """All keep their line; a row without a piece is counted."""
    rows, empty = split_rows(_batch(a=["32 38", "", "1"], b=["x", "y", "z"]), Split(column="a", by=" "))

    assert rows.cells["a"].to_pylist() == ["32", "38", "1"]
    assert rows.cells["b"].to_pylist() == ["x", "x", "z"]
    assert (rows.lines.tolist(), empty) == ([2, 2, 4], 1)


def test_a_column_that_is_not_there_is_an_error() -> None:
    """Every one is named, with those the file has."""
    source = TableSource.model_validate({
        "file": "f.csv", "where": {"kind": "x"}, "unique": "key", "split": {"column": "list", "by": ","},
        "columns": {"name": {"from": ["a", "other"]}},
    })  # fmt: skip

    with pytest.raises(PackageError) as refusal:
        check_columns(source, _batch(a=[]))

    assert [problem.what.split()[3] for problem in refusal.value.problems] == ["kind,", "other,", "key,", "list,"]
    assert refusal.value.problems[0].remedy == "It has a."
