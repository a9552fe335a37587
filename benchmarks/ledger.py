"""M1 to M4: appending to the public record, the size of proofs, the time to make one, and the memory of it all."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from benchmarks.gates import Measured, of_ratios
from benchmarks.pairs import paired
from models.ledger import verifying
from models.ledger.frontier import Frontier
from models.ledger.hashing import HASH_BYTES, leaf_hash, node_hash
from models.ledger.nodes import inclusion_proof_from, root_from
from models.ledger.tile_nodes import TileNodes
from models.ledger.tiles import TILE_WIDTH
from models.ledger.tree import root_hash

__all__ = ["StoredTiles", "appending", "frontier_memory", "hashes_counted", "proof_sizes", "proof_times", "sampled"]

_LEAF: Final = b"x" * 192
"""With eight bytes of its number, a leaf of 200 bytes: canonical JSON of type, subject and a hash."""
_SAMPLES: Final = 1_000


class StoredTiles:
    """The tiles of a tree of `size` leaves, kept as a disk would, and the hashes of its leaves."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.leaf_hashes = [leaf_hash(_leaf(index)) for index in range(size)]
        self._levels = [self.leaf_hashes]
        while full := len(self._levels[-1]) // TILE_WIDTH:
            below = self._levels[-1]
            starts = range(0, full * TILE_WIDTH, TILE_WIDTH)
            self._levels.append([root_hash(below[start : start + TILE_WIDTH]) for start in starts])

    def read(self, level: int, number: int, width: int) -> bytes:
        """Return the bytes of a tile."""
        return b"".join(self._levels[level][number * TILE_WIDTH : number * TILE_WIDTH + width])


def appending(leaves: int, *, gate: float | None, stretch: float) -> Iterator[Measured]:
    """Yield M1: appending a leaf beside one bare hash of a leaf and one of a node; `leaves` is a power of two."""
    data = [_leaf(index) for index in range(leaves)]

    def product() -> bytes:
        frontier = Frontier()
        for leaf in data:
            frontier.append(leaf_hash(leaf))
        return frontier.root()

    def bare() -> None:
        node = sha256(b"").digest()
        for leaf in data:
            node = sha256(b"\x01" + node + sha256(b"\x00" + leaf).digest()).digest()

    _compare(product(), _pairwise([sha256(b"\x00" + leaf).digest() for leaf in data]))
    what = f"append {leaves} leaves / a leaf hash and a node hash each"
    yield of_ratios("M1", what, paired(product, bare), gate=gate, stretch=stretch)


def proof_sizes(tiles: StoredTiles) -> Iterator[Measured]:
    """Yield M2: the longest of many inclusion proofs, and the most hashes that checking one took."""
    node = TileNodes(tiles.read, tiles.size)
    root = root_from(node, tiles.size)
    longest, most = 0, 0
    for index in sampled(tiles.size):
        proof = inclusion_proof_from(node, index, tiles.size)
        longest = max(longest, len(b"".join(proof)))
        most = max(most, hashes_counted(index, tiles.size, proof, root))
    levels = (tiles.size - 1).bit_length()
    yield Measured("M2", f"inclusion proof among {tiles.size}", longest, "bytes", gate=HASH_BYTES * levels)
    yield Measured("M2b", "hashes to check it, the leaf's among them", most, "hashes", gate=levels + 1)


def proof_times(tiles: StoredTiles) -> Iterator[Measured]:
    """Yield M3: making a proof from tiles that nobody has read before, and from tiles in memory, in milliseconds."""
    warm = TileNodes(tiles.read, tiles.size)
    cold = [_milliseconds(TileNodes(tiles.read, tiles.size), index) for index in sampled(tiles.size)]
    first = [_milliseconds(warm, index) for index in sampled(tiles.size)]
    again = [_milliseconds(warm, index) for index in sampled(tiles.size)[-20:]]
    note = f"beside others {statistics.median(first):.2f} ms, from tiles in memory {statistics.median(again):.3f} ms"
    what = f"proof among {tiles.size} from unread tiles"
    yield Measured(
        "M3", what, statistics.median(cold), "ms", min(cold), max(cold), note=f"{note}; CPU, not judged here"
    )


def frontier_memory(many: int, few: int, *, gate: float | None) -> Iterator[Measured]:
    """Yield M4: the peak memory of appending many leaves beside few; it may grow with the number of levels only."""
    top, low = _peak_bytes(many), _peak_bytes(few)
    note = f"{top} bytes at {many}, {low} at {few}"
    yield Measured("M4", f"peak memory of {many} appends / {few}", top / low, gate=gate, note=note)


def sampled(size: int) -> list[int]:
    """Return leaves from everywhere: both ends, and others far apart."""
    return [0, size - 1, *(index * 7_919 % size for index in range(_SAMPLES))]


def hashes_counted(index: int, size: int, proof: list[bytes], root: bytes) -> int:
    """Return how many hashes it takes to check a leaf's proof, the hash of the leaf among them."""
    counted = 1

    def counting(left: bytes, right: bytes) -> bytes:
        nonlocal counted
        counted += 1
        return node_hash(left, right)

    vars(verifying)["node_hash"] = counting
    try:
        verifying.verify_inclusion(leaf_hash(_leaf(index)), index, size, proof, root)
    finally:
        vars(verifying)["node_hash"] = node_hash
    return counted


def _leaf(index: int) -> bytes:
    return _LEAF + index.to_bytes(8, "big")


def _pairwise(hashes: list[bytes]) -> bytes:
    """Return the root of a power of two of leaves, told in another way: level by level."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return hashes[0]


def _compare(one: bytes, other: bytes) -> None:
    if one != other:
        message = f"two ways to one root differ: {one.hex()} and {other.hex()}"
        raise ValueError(message)


def _milliseconds(node: TileNodes, index: int) -> float:
    """Return the CPU time of proving a leaf from these tiles."""
    before = time.process_time_ns()
    inclusion_proof_from(node, index, node.size)
    return (time.process_time_ns() - before) / 1e6


def _peak_bytes(leaves: int) -> int:
    tracemalloc.start()
    try:
        root_hash(leaf_hash(index.to_bytes(8, "big")) for index in range(leaves))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
