"""Each kind of cell takes what it should, and says why it takes nothing else."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from credit.evidence.casts import cast
from credit.evidence.schema import TABLES, Column


def _cast(column: Column, text: str | None) -> tuple[Any, list[str]]:
    values, faults = cast(column, pa.array([text], pa.string()))
    return values.to_pylist()[0], [fault.reason for fault in faults]


@pytest.mark.parametrize(
    ("table", "column", "text", "value"),
    [
        ("inspections", "score", "85.5", 85_500),
        ("inspections", "score", "100", 100_000),
        ("inspections", "score", "84.999", 84_999),
        ("communities", "floor_area_m2", "1000.49", 1000),
        ("communities", "floor_area_m2", "1000.5", 1001),
        ("communities", "households", "0", 0),
        ("complaints", "satisfaction", "5", 5),
        ("complaints", "upheld", "false", False),
        ("complaints", "channel", "业主群", "业主群"),
        ("companies", "participates", "", True),
        ("records", "quantity", None, 1),
        ("records", "level", "", None),
    ],
)
def test_a_good_cell_is_typed(table: str, column: str, text: str | None, value: object) -> None:
    """Scores are thousandths, areas whole metres rounded half up, empty cells null or the default."""
    assert _cast(TABLES[table].column(column), text) == (value, [])


@pytest.mark.parametrize(
    ("table", "column", "text", "reason"),
    [
        ("inspections", "score", "100.001", "from 0 to 100"),
        ("inspections", "score", "85.5555", "three places"),
        ("inspections", "score", "-1", "from 0 to 100"),
        ("inspections", "score", "NaN", "three places"),
        ("communities", "floor_area_m2", "10.005", "two places"),
        ("communities", "households", "1e3", "whole number"),
        ("communities", "households", "-1", "at least 0"),
        ("complaints", "satisfaction", "6", "from 1 to 5"),
        ("complaints", "upheld", "TRUE", "neither true nor false"),
        ("complaints", "liability", "landlord", "is none of company, utility"),
        ("complaints", "complaint_id", "", "must have a value"),
        ("complaints", "complaint_id", " c1", "white space"),
        ("complaints", "complaint_id", "\u3000", "nothing but white space"),
        ("complaints", "text", "a\0b", "NUL"),
        ("records", "quantity", "0.5", "whole number"),
        ("records", "quantity", "9" * 19, "whole number"),
    ],
)
def test_a_bad_cell_has_one_reason(table: str, column: str, text: str, reason: str) -> None:
    """The cell is null, and exactly one reason says why."""
    value, reasons = _cast(TABLES[table].column(column), text)

    assert len(reasons) == 1
    assert reason in reasons[0]
    assert value is None
