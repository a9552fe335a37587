"""Proofs from tiles are those of the tree in memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.errors import FormatError, ProofError
from models.ledger.hashing import leaf_hash
from models.ledger.nodes import consistency_proof_from, inclusion_proof_from, root_from
from models.ledger.tile_nodes import TileNodes
from models.ledger.tiles import Tile, tiles_between
from models.ledger.tree import consistency_proof, inclusion_proof, root_hash

_MOST = 70_000
_LEAVES = [leaf_hash(index.to_bytes(4, "big")) for index in range(_MOST)]
_LEVELS = [_LEAVES]
while len(_LEVELS[-1]) >= 256:
    _BELOW = _LEVELS[-1]
    _LEVELS.append([root_hash(_BELOW[at : at + 256]) for at in range(0, len(_BELOW) // 256 * 256, 256)])


def _reading(size: int, asked: list[Tile] | None = None) -> Callable[[int, int, int], bytes]:
    """Return a reader of the tiles that a tree of this size has; it fails for every other."""
    there = {*tiles_between(0, size)}

    def read(level: int, number: int, width: int) -> bytes:
        tile = Tile(level, number, width)
        assert tile in there
        if asked is not None:
            asked.append(tile)
        return b"".join(_LEVELS[level][number * 256 : number * 256 + width])

    return read


@given(st.integers(1, 3_000).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_tiles_give_the_proofs_of_the_tree(case: tuple[int, int]) -> None:
    """Root, inclusion and consistency, for any size and any leaf, full tiles and partial ones."""
    size, index = case
    node = TileNodes(_reading(size), size)

    assert root_from(node, size) == root_hash(_LEAVES[:size])
    assert inclusion_proof_from(node, index, size) == inclusion_proof(_LEAVES, index, size)
    assert consistency_proof_from(node, index + 1, size) == consistency_proof(_LEAVES, index + 1, size)


@pytest.mark.parametrize("size", [65_536, 65_537, _MOST])
def test_three_levels_of_tiles_fit_together(size: int) -> None:
    """Where a level 2 begins, the root is that of the leaves."""
    assert root_from(TileNodes(_reading(size), size), size) == root_hash(_LEAVES[:size])


def test_a_tile_is_read_once_for_many_proofs() -> None:
    """What was read stays: the second proof beside the first reads nothing."""
    asked: list[Tile] = []
    node = TileNodes(_reading(_MOST, asked), _MOST)
    inclusion_proof_from(node, 300, _MOST)
    before = len(asked)
    inclusion_proof_from(node, 301, _MOST)

    assert len({*asked}) == len(asked) == before <= 6


def test_a_tile_long_unused_is_read_again() -> None:
    """Memory does not grow with the log: of many tiles only the last ones stay."""
    asked: list[Tile] = []
    node = TileNodes(_reading(_MOST, asked), _MOST)
    for offset in [*range(200), 199, 0]:
        node(0, offset * 256)

    assert asked[200:] == [Tile(0, 0)]


@pytest.mark.parametrize(("level", "offset"), [(0, 5), (3, 0), (-1, 0), (0, -1), (9, 0)])
def test_a_node_beyond_the_edge_is_refused(level: int, offset: int) -> None:
    """No tile is read for it."""
    with pytest.raises(ProofError, match="no subtree"):
        TileNodes(_reading(5), 5)(level, offset)


@pytest.mark.parametrize("data", [b"", b"x" * 159, b"x" * 192])
def test_a_tile_of_another_length_is_refused_by_its_path(data: bytes) -> None:
    """A file that was cut short, or belongs elsewhere."""
    with pytest.raises(FormatError, match=r"tile/0/000\.p/5: it has \d+ bytes, and 5 hashes have 160"):
        TileNodes(lambda *_tile: data, 5)(0, 0)
