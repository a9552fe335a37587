"""Every row that was not accepted is listed with where and why."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from credit.evidence.errors import PackageError
from credit.evidence.rejects import SHOWN, Rejects


def _add(rejects: Rejects, *values: str | None) -> None:
    lines = np.arange(len(values), 0, -1)
    rejects.add("records", "records.csv", lines, "event", pa.array(values, pa.string()), "is odd")


def test_rejects_are_listed_by_line() -> None:
    """One row per bad cell; an empty cell shows as the empty text."""
    rejects = Rejects(strict=False)
    _add(rejects, "x", None)

    assert [(row["line"], row["value"]) for row in rejects.table().to_pylist()] == [(1, ""), (2, "x")]
    assert rejects.cells("records") == 2


def test_a_long_value_is_shown_in_part() -> None:
    """A reject shows what is wrong without repeating a book."""
    rejects = Rejects(strict=False)
    _add(rejects, "长" * 5000)

    assert rejects.table()["value"].to_pylist() == ["长" * SHOWN]


def test_a_nul_is_shown_as_a_sign() -> None:
    """The list of rejects goes to databases and terminals, which take none."""
    rejects = Rejects(strict=False)
    _add(rejects, "a\0b")

    assert rejects.table()["value"].to_pylist() == ["a\N{SYMBOL FOR NULL}b"]


def test_strict_stops_at_the_first() -> None:
    """With file, line, column, value and reason."""
    with pytest.raises(PackageError, match=r"records\.csv:1: event 'x' is odd\. Correct the row"):
        _add(Rejects(strict=True), "x")


def test_nothing_rejected_is_an_empty_table() -> None:
    """With the columns that a reader expects."""
    assert Rejects(strict=True).table().column_names == ["file", "line", "column", "value", "reason", "table"]
