"""The measures of the public record, on small trees."""

from __future__ import annotations

import pytest

from benchmarks.ledger import StoredTiles, appending, frontier_memory, hashes_counted, proof_sizes, proof_times, sampled
from models.ledger.nodes import inclusion_proof_from, root_from
from models.ledger.tile_nodes import TileNodes
from models.ledger.tree import root_hash
from models.ledger.verifying import verify_inclusion


def test_stored_tiles_are_those_of_their_leaves() -> None:
    """The tree that is measured is a right one."""
    tiles = StoredTiles(1_000)

    assert root_from(TileNodes(tiles.read, 1_000), 1_000) == root_hash(tiles.leaf_hashes)


def test_appending_is_set_beside_two_bare_hashes() -> None:
    """Both arms run, the roots are compared first, and the ratio is that of CPU times."""
    (line,) = appending(2**8, gate=2.3, stretch=1.4)

    assert (line.gate_id, line.gate, line.unit) == ("M1", 2.3, "x")
    assert line.value > 0


def test_sizes_and_hashes_are_counted() -> None:
    """Among a thousand leaves: at most ten hashes of 32 bytes, and eleven hashes to check, exactly at the bar."""
    size, hashes = proof_sizes(StoredTiles(1_000))

    assert (size.value, size.gate, hashes.value, hashes.gate) == (320, 320, 11, 11)


def test_counting_leaves_no_trace() -> None:
    """The check counts as many hashes as the proof has, and the leaf's; then it is the plain one again."""
    tiles = StoredTiles(9)
    node = TileNodes(tiles.read, 9)
    proof, root = inclusion_proof_from(node, 8, 9), root_from(node, 9)

    assert hashes_counted(8, 9, proof, root) == 2
    verify_inclusion(tiles.leaf_hashes[8], 8, 9, proof, root)
    assert hashes_counted(8, 9, proof, root) == 2


def test_times_of_proofs_are_told_and_not_judged() -> None:
    """A millisecond is another one elsewhere."""
    (line,) = proof_times(StoredTiles(300))

    assert (line.verdict, line.unit) == ("-", "ms")
    assert "from tiles in memory" in line.note


def test_memory_of_the_frontier_does_not_grow_with_the_leaves() -> None:
    """Ten times the leaves, a few hashes more."""
    (line,) = frontier_memory(5_000, 500, gate=1.5)

    assert line.verdict == "pass"


@pytest.mark.parametrize("size", [1, 1_000])
def test_samples_are_leaves_of_the_tree(size: int) -> None:
    """Both ends among them."""
    found = sampled(size)

    assert (min(found), max(found)) == (0, size - 1)
