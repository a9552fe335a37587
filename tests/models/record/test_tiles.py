"""Tiles of the stored tree."""

from __future__ import annotations

import pytest

from models.ledger import leaf_hash, root_hash
from models.record.tiles import HASH_BYTES, extend, tile
from models.tables import LedgerTile
from tests.builders.record import writing_to
from tests.builders.tampering import tamper

_LEAVES = [leaf_hash(str(number).encode()) for number in range(700)]


@pytest.mark.parametrize("steps", [[700], [1] * 20 + [680], [255, 1, 1, 443], [256, 256, 188]])
def test_however_it_grew_the_tiles_are_the_same(empty: str, steps: list[int]) -> None:
    """Two full tiles, the rest, and the roots of the full ones above."""
    with writing_to(empty) as session:
        size = 0
        for step in steps:
            extend(session, size, _LEAVES[size : size + step])
            size += step
        found = [tile(session, 0, number) for number in range(4)]
        above = tile(session, 1, 0)

    assert found == [b"".join(_LEAVES[start : start + 256]) for start in (0, 256, 512, 768)]
    assert above == root_hash(_LEAVES[:256]) + root_hash(_LEAVES[256:512])


def test_an_older_tree_reads_the_beginning_of_a_tile(empty: str) -> None:
    """A tile that has grown since still serves the smaller tree."""
    with writing_to(empty) as session:
        extend(session, 0, _LEAVES[:10])
        assert tile(session, 0, 0, 3) == b"".join(_LEAVES[:3])
        assert len(tile(session, 0, 0)) == 10 * HASH_BYTES


def test_what_is_no_tile_is_empty(empty: str) -> None:
    """Missing, or no bytes at all."""
    with writing_to(empty) as session:
        session.add(LedgerTile(level=0, number=0, hashes=_LEAVES[0]))
    tamper(empty, "UPDATE ledger_tile SET hashes = 7")
    with writing_to(empty) as session:
        assert (tile(session, 0, 0), tile(session, 3, 9)) == (b"", b"")
