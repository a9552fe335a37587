"""Every row that was not accepted: where it stands, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.errors import refuse

__all__ = ["REJECTS", "SHOWN", "Rejects"]

REJECTS = pa.schema([
    ("file", pa.string()), ("line", pa.int64()), ("column", pa.string()), ("value", pa.string()),
    ("reason", pa.string()), ("table", pa.string()),
])  # fmt: skip
SHOWN = 200
"""Characters of a rejected value that are kept."""


class Rejects:
    """Collects rejected cells; `strict` raises PackageError at the first instead."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self._parts: list[pa.Table] = []
        self._cells: Counter[str] = Counter()

    def add(
        self, table: str, file: str, lines: npt.NDArray[np.int64], column: str, values: pa.Array,
        reasons: Sequence[str] | str,
    ) -> None:  # fmt: skip
        """Add one reject per line; `values` are the cells as text, `reasons` one for all or one each."""
        rows = len(lines)
        if not rows:
            return
        each = [reasons] * rows if isinstance(reasons, str) else list(reasons)
        texts = pc.utf8_slice_codeunits(pc.fill_null(values.cast(pa.string()), ""), 0, SHOWN)
        texts = pc.replace_substring(texts, "\0", "\N{SYMBOL FOR NULL}")  # databases and terminals take no NUL
        if self._strict:
            self._stop(file, int(lines[0]), column, texts[0].as_py(), each[0])
        names = ([file] * rows, lines, [column] * rows, texts, each, [table] * rows)
        self._cells[table] += rows
        self._parts.append(pa.table(list(names), schema=REJECTS))

    def cells(self, table: str) -> int:
        """Return how many rejects this table has so far."""
        return self._cells[table]

    def table(self) -> pa.Table:
        """Return all rejects, by file and line."""
        found = pa.concat_tables([REJECTS.empty_table(), *self._parts])
        return found.sort_by([(name, "ascending") for name in ("file", "line", "table", "column", "reason")])

    def _stop(self, file: str, line: int, column: str, value: str, reason: str) -> None:
        what = f"{column} {value!r} {reason}" if column else f"the row {reason}"
        remedy = "Correct the row, or read without strict to have such rows set aside and listed."
        raise refuse(file, f"{what}.", remedy, line=line)
