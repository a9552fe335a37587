"""The Merkle tree of RFC 6962 over SHA-256: hashes, roots, proofs, and their checking.

What is proved from a list of leaves here is proved from stored nodes by the very same code (`models.ledger.nodes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.ledger.errors import ProofError, refuse_proof
from models.ledger.frontier import Frontier
from models.ledger.hashing import EMPTY_ROOT, leaf_hash, node_hash
from models.ledger.nodes import Node, consistency_proof_from, inclusion_proof_from
from models.ledger.verifying import verify_consistency, verify_inclusion

__all__ = [
    "EMPTY_ROOT", "Frontier", "ProofError", "consistency_proof", "inclusion_proof", "leaf_hash", "node_hash",
    "root_hash", "verify_consistency", "verify_inclusion",
]  # fmt: skip


def root_hash(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the root over leaves, given by their hashes of 32 bytes each; memory grows with log2 of their number."""
    frontier = Frontier()
    frontier.extend(leaf_hashes)
    return frontier.root()


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int, size: int | None = None) -> list[bytes]:
    """Return the audit path of leaf `index` in the tree of the first `size` leaves, or of all (RFC 6962, 2.1.1).

    Raises ProofError where there is no such leaf or tree.
    """
    return inclusion_proof_from(_nodes_of(leaf_hashes), index, _size(leaf_hashes, size))


def consistency_proof(leaf_hashes: Sequence[bytes], size1: int, size2: int | None = None) -> list[bytes]:
    """Return the proof from the tree of `size1` leaves to that of `size2`, or of all (RFC 6962, 2.1.2).

    Raises ProofError unless 0 < size1 <= size2 <= the number of leaves.
    """
    return consistency_proof_from(_nodes_of(leaf_hashes), size1, _size(leaf_hashes, size2))


def _nodes_of(leaf_hashes: Sequence[bytes]) -> Node:
    def node(level: int, offset: int) -> bytes:
        return root_hash(leaf_hashes[index] for index in range(offset << level, (offset + 1) << level))

    return node


def _size(leaf_hashes: Sequence[bytes], size: int | None) -> int:
    if size is None:
        return len(leaf_hashes)
    if size > len(leaf_hashes):
        refuse_proof("proof", f"a tree of {size} leaves is asked for, and there are {len(leaf_hashes)}")
    return size
