"""The two arms: whatever way a rating runs, it is the same rating, and the scan reads every row."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.canonical import Size, canonical_file, facts_on
from benchmarks.engine import digest, opened, same
from credit.evidence import Facts

_TINY = Size(2_000, 40)


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    """Return the facts of a tiny city whose records lie in a file."""
    return facts_on(canonical_file(_TINY, tmp_path), _TINY.companies)


def test_every_company_is_rated(facts: Facts) -> None:
    """The arm that is timed gives one row per company."""
    with opened(facts) as engine:
        assert engine.score().num_rows == _TINY.companies


def test_a_file_and_a_table_in_any_order_give_equal_digests(facts: Facts) -> None:
    """Reading records where they lie changes nothing, nor does their order."""
    path = facts.tables["records"]
    assert isinstance(path, Path)
    records = pq.read_table(path).sort_by([("event", "descending"), ("occurred_on", "ascending")])
    with opened(facts) as lying, opened(Facts({**facts.tables, "records": records})) as held:
        assert digest(lying.score()) == digest(held.score())


def test_the_scan_reads_every_row(facts: Facts) -> None:
    """The denominator sums what is in the file."""
    path = facts.tables["records"]
    assert isinstance(path, Path)
    with opened(facts) as engine:
        assert int(engine.scan()[0][0].as_py()) == sum(pq.read_table(path)["quantity"].to_pylist())


def test_a_digest_tells_one_changed_cell() -> None:
    """Equal digests mean equal ratings, in whatever order and integer type they come."""
    rows = pa.table({"company_no": [0, 1], "score": pa.array([5, 7], pa.int64())})
    turned = pa.table({"company_no": [1, 0], "score": pa.array([7, 5], pa.int32())})
    other = pa.table({"company_no": [0, 1], "score": pa.array([5, 8], pa.int64())})
    assert digest(rows) == digest(turned)
    assert digest(rows) != digest(other)


def test_arms_that_disagree_stop_the_run() -> None:
    """No ratio is told of arms that answer differently."""
    with pytest.raises(AssertionError, match="must agree"):
        same("1", "2")
