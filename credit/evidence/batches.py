"""A stretch of rows on its way in: cells still text, each row with the line it stands on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

__all__ = ["BATCH_ROWS", "Advance", "Batch", "Broken", "Misfit", "Wanted"]

BATCH_ROWS = 1 << 15
"""Rows that are worked on together: memory is this times the width of a row."""

Advance = Callable[[int], None]
"""Told how many stored bytes of the file have been read."""

Wanted = Collection[str] | None
"""The columns of a file of which cells are made; None means all, and so does a name that the file does not have."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that has no cells to speak of."""

    line: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """Cells that a mapping could not bring into shape, by row of the batch."""

    column: str
    rows: npt.NDArray[np.bool_]
    values: pa.Array
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one file: text columns by name, the line (a number from 1) of each, and rows that are broken.

    `unknown` columns are empty because the source cannot know them, so no row is at fault.
    """

    file: str
    cells: dict[str, pa.Array]
    lines: npt.NDArray[np.int64]
    broken: tuple[Broken, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    unknown: frozenset[str] = frozenset()

    def column(self, name: str) -> pa.Array:
        """Return the column's texts, null throughout where the file has no such column."""
        return self.cells[name] if name in self.cells else pa.nulls(len(self.lines), pa.string())

    def only(self, names: Wanted) -> Batch:
        """Return the batch with these of its columns alone."""
        if names is None:
            return self
        cells = {name: texts for name, texts in self.cells.items() if name in names}
        return replace(self, cells=cells)
