"""The alternative mode is RFC 3797's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import RefusedError
from models.values.draw.rfc3797 import key_of, select


@pytest.mark.shared
def test_the_reference_run_is_reproduced(shared: Path) -> None:
    """Key, and hash, pool and index of all sixteen draws."""
    run = json.loads((shared / "vectors" / "rfc3797_reference.json").read_text(encoding="utf-8"))
    key = key_of(run["seeds"])
    found = select(run["n"], len(run["draws"]), key)

    assert key == run["key"]
    assert [{"draw": s.number, "md5": s.md5, "pool": s.left, "index": s.index} for s in found] == run["draws"]
    assert (len(found), len(run["names"])) == (16, run["n"])


def test_a_whole_pool_is_a_shuffle() -> None:
    """Everyone comes once."""
    assert sorted(one.index for one in select(300, 300, key_of([[3, 1]]))) == [*range(1, 301)]


@pytest.mark.parametrize(("size", "count"), [(3, 4), (3, 0), (2**16, 1)])
def test_what_cannot_be_selected_is_refused(size: int, count: int) -> None:
    """More than there are, none, or a pool beyond the RFC's two bytes."""
    with pytest.raises(RefusedError, match="cannot be selected"):
        select(size, count, "1./")
