"""The right edge of a growing tree: enough to append and to give the root, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Self

from models.ledger.errors import refuse_proof
from models.ledger.hashing import EMPTY_ROOT, HASH_BYTES, checked_hash, node_hash

__all__ = ["Frontier"]


class Frontier:
    """The complete subtrees of an RFC 6962 tree, one for each binary 1 of its size, the largest first.

    It holds at most log2(size) + 1 hashes of 32 bytes: 24 at ten million leaves.
    """

    __slots__ = ("_nodes", "_size")

    def __init__(self) -> None:
        self._size = 0
        self._nodes: list[bytes] = []

    @classmethod
    def of(cls, size: int, nodes: Sequence[bytes]) -> Self:
        """Return the frontier that `size` and `nodes` were read from; raises ProofError where they do not fit."""
        if size < 0 or len(nodes) != size.bit_count():
            refuse_proof("frontier", f"{len(nodes)} hashes cannot be the edge of a tree of {size} leaves")
        frontier = cls()
        frontier._size = size
        frontier._nodes = [checked_hash(node, "frontier") for node in nodes]
        return frontier

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._size

    @property
    def nodes(self) -> tuple[bytes, ...]:
        """The hashes to keep with the size, so that `of` can go on from here."""
        return tuple(self._nodes)

    def append(self, leaf_hash: bytes) -> None:
        """Add a leaf by its hash; raises ProofError unless it has 32 bytes."""
        # spelled out rather than called: a call each would cost as much as the two hashes of an append (gate M1)
        if len(leaf_hash) != HASH_BYTES:
            checked_hash(leaf_hash, "leaf")
        nodes, size = self._nodes, self._size
        while size & 1:
            leaf_hash = sha256(b"\x01" + nodes.pop() + leaf_hash).digest()
            size >>= 1
        nodes.append(leaf_hash)
        self._size += 1

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Add leaves by their hashes, one after another."""
        for leaf_hash in leaf_hashes:
            self.append(leaf_hash)

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self._nodes:
            return EMPTY_ROOT
        *larger, result = self._nodes
        for node in reversed(larger):
            result = node_hash(node, result)
        return result
