"""A stretch of rows on its way in."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from credit.evidence.batches import Batch, Broken


def test_a_column_that_the_file_does_not_have_is_empty() -> None:
    """As long as the batch, and null throughout."""
    batch = Batch("a.csv", {"a": pa.array(["x", "y"])}, np.array([2, 3]))

    assert batch.column("a").to_pylist() == ["x", "y"]
    assert batch.column("b").to_pylist() == [None, None]


def test_a_batch_of_some_columns_keeps_its_rows() -> None:
    """Lines and broken rows stay; None means all."""
    batch = Batch("a.csv", {"a": pa.array(["x"]), "b": pa.array(["y"])}, np.array([2]), (Broken(3, "", "short"),))

    assert list(batch.only({"b", "c"}).cells) == ["b"]
    assert batch.only({"b"}).broken == batch.broken
    assert batch.only(None) is batch
