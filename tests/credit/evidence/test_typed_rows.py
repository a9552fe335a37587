"""Text rows become typed rows, or rejects."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from credit.evidence.batches import Batch, Broken, Misfit
from credit.evidence.rejects import Rejects
from credit.evidence.schema import TABLES
from credit.evidence.typed_rows import schema_of, typed_rows
from models.values.moments import parse_moment

_COMPLAINT = {"complaint_id": "c1", "channel": "12345", "community_id": "g", "received_at": "2024-03-01T22:00"}
_PERIOD = {"community_id": "g", "company_id": "c", "starts_on": "2024-03-01"}
_RECORD = {"record_id": "r", "company_id": "c", "event": "e", "occurred_on": "2024-03-01"}


def _typed(table: str, row: dict[str, str], **more: object) -> tuple[list[dict[str, object]], list[tuple[str, str]]]:
    rejects = Rejects(strict=False)
    batch = Batch("t.csv", {name: pa.array([text]) for name, text in row.items()}, np.array([2]), **more)  # type: ignore[arg-type]
    rows = typed_rows(TABLES[table], batch, rejects)
    assert rows.schema == schema_of(TABLES[table])
    return rows.to_pylist(), [(row["column"], row["reason"]) for row in rejects.table().to_pylist()]


def test_recorded_at_is_the_rows_own_day_unless_given() -> None:
    """At 00:00 in Shanghai, not at the hour of the complaint."""
    (row,), _ = _typed("complaints", _COMPLAINT)
    (given,), _ = _typed("complaints", {**_COMPLAINT, "recorded_at": "2024-03-05"})

    assert [int(r["recorded_at"].timestamp() * 1e6) for r in (row, given)] == [  # type: ignore[attr-defined]
        parse_moment("2024-03-01"), parse_moment("2024-03-05")
    ]  # fmt: skip


def test_every_bad_cell_of_a_row_is_told() -> None:
    """The row is rejected once, with a reason for each cell."""
    rows, reasons = _typed("complaints", {**_COMPLAINT, "channel": "", "upheld": "yes", "received_at": "1 March"})

    assert rows == []
    assert [column for column, _ in reasons] == ["channel", "received_at", "upheld"]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("complaints", {**_COMPLAINT, "answered_at": "2024-03-01T21:59"}, "answered_at"),
        ("complaints", {**_COMPLAINT, "closed_at": "2024-02-29"}, "closed_at"),
        ("service_periods", {**_PERIOD, "ends_on": "2024-03-01"}, "ends_on"),
        ("records", {**_RECORD, "revoked_on": "2024-02-01"}, "revoked_on"),
        ("records", {**_RECORD, "valid_until": "2024-02-01"}, "valid_until"),
    ],
)  # fmt: skip
def test_dates_in_the_wrong_order_are_rejects(table: str, row: dict[str, str], column: str) -> None:
    """An answer before the question, an end that is not after the start."""
    rows, reasons = _typed(table, row)

    assert rows == []
    assert [name for name, _ in reasons] == [column]


def test_an_answer_dated_by_the_day_is_no_contradiction() -> None:
    """Received at 22:00 and answered on the same date: a bare date reads as 00:00."""
    rows, reasons = _typed("complaints", {**_COMPLAINT, "answered_at": "2024-03-01"})

    assert (len(rows), reasons) == (1, [])


def test_broken_rows_are_rejects() -> None:
    """They have no column to name."""
    _, reasons = _typed("complaints", _COMPLAINT, broken=(Broken(3, "1,2", "has 2 fields"),))

    assert reasons == [("", "has 2 fields")]


def test_a_cell_the_mapping_cannot_place_has_that_reason_alone() -> None:
    """Not a second one, that the cell is empty."""
    misfit = Misfit("channel", np.array([True]), pa.array(["?"]), "has no entry")
    rows, reasons = _typed("complaints", {**_COMPLAINT, "channel": ""}, misfits=(misfit,))

    assert (rows, reasons) == ([], [("channel", "has no entry")])


def test_an_unknown_column_may_be_empty() -> None:
    """Where the source says that it cannot know the community, no row is at fault."""
    rows, reasons = _typed("complaints", {**_COMPLAINT, "community_id": ""}, unknown=frozenset({"community_id"}))

    assert (len(rows), reasons) == (1, [])
