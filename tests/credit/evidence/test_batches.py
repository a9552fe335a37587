"""A stretch of rows on its way in."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from credit.evidence.batches import Batch


def test_a_column_that_the_file_does_not_have_is_empty() -> None:
    """As long as the batch, and null throughout."""
    batch = Batch("a.csv", {"a": pa.array(["x", "y"])}, np.array([2, 3]))

    assert batch.column("a").to_pylist() == ["x", "y"]
    assert batch.column("b").to_pylist() == [None, None]
