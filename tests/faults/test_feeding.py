"""The change feed skips nothing and repeats nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.postgresql import fresh_postgresql
from tests.faults.feeding import feed


@pytest.mark.slow
def test_readers_see_every_entry_once(tmp_path: Path) -> None:
    """While eight writers commit in any order on PostgreSQL, each reader sees all entries, in one order, once."""
    with fresh_postgresql(tmp_path / "data") as url:
        fed = feed(url, tmp_path, entries=2_000, readers=2)

    assert fed.entries == 2_000
    assert fed.complete
