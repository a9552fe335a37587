"""Roots and proofs from the hashes of complete subtrees, wherever those are kept.

`node(level, offset)` is the hash over the leaves [offset << level, (offset + 1) << level). Every complete subtree of an
RFC 6962 tree has this form and never changes again, so a database, tiles or a list of leaves can all answer.
"""

from __future__ import annotations

from collections.abc import Callable

from models.ledger.errors import refuse_proof
from models.ledger.hashing import EMPTY_ROOT, node_hash

__all__ = ["Node", "consistency_proof_from", "inclusion_proof_from", "root_from"]

Node = Callable[[int, int], bytes]
"""Given level and offset, the 32 bytes of the complete subtree."""


def root_from(node: Node, size: int) -> bytes:
    """Return the root over the first `size` leaves (RFC 6962, 2.1); at most log2(size) nodes are asked for."""
    if size < 0:
        refuse_proof("root", f"a tree cannot have {size} leaves")
    return _over(node, 0, size) if size else EMPTY_ROOT


def inclusion_proof_from(node: Node, index: int, size: int) -> list[bytes]:
    """Return the audit path of leaf `index` in the tree of `size` leaves, leaf's sibling first (RFC 6962, 2.1.1).

    Raises ProofError where there is no such leaf.
    """
    if not 0 <= index < size:
        refuse_proof("inclusion proof", f"there is no leaf {index} in a tree of {size} leaves")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = _middle(start, end)
        if index < middle:
            path.append(_over(node, middle, end))
            end = middle
        else:
            path.append(_over(node, start, middle))
            start = middle
    return path[::-1]


def consistency_proof_from(node: Node, size1: int, size2: int) -> list[bytes]:
    """Return the proof that the tree of `size1` leaves begins the tree of `size2` (RFC 6962, 2.1.2).

    Raises ProofError unless 0 < size1 <= size2: all trees begin with the empty one, so that would show nothing.
    """
    if not 0 < size1 <= size2:
        refuse_proof("consistency proof", f"there is none from size {size1} to size {size2}")
    path: list[bytes] = []
    start, end = 0, size2
    while end != size1:
        middle = _middle(start, end)
        if size1 <= middle:
            path.append(_over(node, middle, end))
            end = middle
        else:
            path.append(_over(node, start, middle))
            start = middle
    if start:  # else the subtree is the whole old tree, whose root the verifier has
        path.append(_over(node, start, end))
    return path[::-1]


def _middle(start: int, end: int) -> int:
    """Return where RFC 6962 splits the range: after the largest power of two that is smaller than its length."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def _over(node: Node, start: int, end: int) -> bytes:
    """Return the hash over the leaves [start, end), put together from complete subtrees, the largest first."""
    hashes = []
    while start < end:
        level = (end - start).bit_length() - 1
        hashes.append(node(level, start >> level))
        start += 1 << level
    result = hashes.pop()
    while hashes:
        result = node_hash(hashes.pop(), result)
    return result
