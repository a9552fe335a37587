"""Broken rows on purpose, to show what becomes of them when a package is read."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from synthetic_data.arrays import Ints
from synthetic_data.streams import Streams
from synthetic_data.writing import as_text

__all__ = ["FAULTS", "soiled"]

FAULTS = {
    "complaints": (
        ("received_at", "2024-02-30T08:00:00"),
        ("community_id", None),
        ("upheld", "maybe"),
        ("satisfaction", "9"),
    ),
    "findings": (("rectify_by", "30/06/2024"), ("item", None), ("severity", "grave")),
    "records": (
        ("occurred_on", "2023-13-01"),
        ("event", None),
        ("company_id", "91000000000000000X"),
        ("quantity", "one"),
    ),
}
"""What is put into which column, in turn; each makes the row unreadable, and no other row with it."""


def soiled(name: str, table: pa.Table, share: float, streams: Streams) -> tuple[pa.Table, int]:
    """Return the table as text with this share of its rows broken, and how many those are."""
    text = as_text(table)
    sound = _unreferenced(name, table)
    count = min(round(share * table.num_rows), len(sound)) if name in FAULTS else 0
    rows = streams.named(f"dirt {name}").choice(sound, size=count, replace=False)
    for turn, (column, value) in enumerate(FAULTS.get(name, ())):
        cells = text[column].to_numpy(zero_copy_only=False).copy()
        cells[rows[turn :: len(FAULTS[name])]] = value
        text = text.set_column(text.column_names.index(column), column, pa.array(cells, pa.string()))
    return text, count


def _unreferenced(name: str, table: pa.Table) -> Ints:
    """Return the rows that no other row repeats or rests on."""
    if name != "complaints":
        return np.arange(table.num_rows)
    named = set(table["duplicate_of"].drop_null().to_pylist())
    return np.flatnonzero([one not in named for one in table["complaint_id"].to_pylist()])
