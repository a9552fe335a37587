"""One number for what a package says, whatever the order of its rows, its file format or its parts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.schema import TABLES, Shape

__all__ = ["digest_of", "in_order"]


def in_order(shape: Shape, rows: pa.Table) -> pa.Table:
    """Return the rows by id (service periods by community and start), so that equal content is equal rows."""
    names = (shape.key,) if shape.key is not None else ("community_id", "starts_on", "company_id")
    order = pc.sort_indices(rows, [(name, "ascending") for name in names])
    return rows.take(order).combine_chunks()


def digest_of(tables: Mapping[str, pa.Table]) -> str:
    """Return the SHA-256 over the accepted content of ordered tables; lines and file names do not enter.

    Nor do personal cells: a digest without salt would let anybody try names, and would outlive their erasure.
    """
    digest = hashlib.sha256(b"wuxin evidence 2\n")
    for name, shape in TABLES.items():
        rows = tables[name]
        digest.update(f"{name} {rows.num_rows}\n".encode())
        for column in (column.name for column in shape.columns if not column.personal):
            digest.update(f"{column} {rows.schema.field(column).type}\n".encode())
            _add(digest, rows[column])
    return digest.hexdigest()


def _add(digest: hashlib._Hash, column: pa.ChunkedArray) -> None:
    """Hash which cells are there and their values; nothing of Arrow's own layout."""
    digest.update(np.packbits(column.is_valid().to_numpy()).tobytes())
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        filled = pc.fill_null(column, "")
        digest.update(pc.binary_length(filled).cast(pa.int64()).to_numpy().astype("<i8").tobytes())
        for chunk in filled.chunks:
            _add_texts(digest, chunk.cast(pa.large_string()))
    else:
        integers = pc.fill_null(_integers(column), 0).to_numpy()
        digest.update(integers.astype("<i8").tobytes())


def _add_texts(digest: hashlib._Hash, chunk: pa.Array) -> None:
    _, offsets, data = chunk.buffers()
    if data is not None:
        ends = np.frombuffer(offsets, np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
        digest.update(memoryview(data)[int(ends[0]) : int(ends[-1])])


def _integers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.int32()).cast(pa.int64()) if column.type == pa.date32() else column.cast(pa.int64())
