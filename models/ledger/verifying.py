"""Whether a proof shows what it claims: nothing is returned, or ProofError says why not.

The walks are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2, which tell the same tree as RFC 6962. Each is refused
before it starts where it could prove nothing: size 0, an index beyond the size, a hash that is not 32 bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.ledger.errors import refuse_proof
from models.ledger.hashing import checked_hash, node_hash

__all__ = ["verify_consistency", "verify_inclusion"]

_INCLUSION = "inclusion proof"
_CONSISTENCY = "consistency proof"


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Accept that the leaf stands at `index` of the tree of `size` leaves with this root, or raise ProofError.

    `leaf_hash`, `root` and each hash of `proof` (leaf's sibling first) are 32 bytes.
    """
    _whole(_INCLUSION, index, size)
    if index >= size:
        refuse_proof(_INCLUSION, f"there is no leaf {index} in a tree of {size} leaves")
    found = checked_hash(leaf_hash, "leaf hash")
    place, last = index, size - 1
    for sibling in _hashes(_INCLUSION, proof):
        if last == 0:
            refuse_proof(_INCLUSION, "it has more hashes than the tree has levels")
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            place, last = _up(place, last)
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    if last:
        refuse_proof(_INCLUSION, "it ends before it reaches the root")
    if found != checked_hash(root, "root"):
        refuse_proof(_INCLUSION, f"leaf {index} does not lead to this root of {size} leaves")


def verify_consistency(size1: int, size2: int, proof: Sequence[bytes], root1: bytes, root2: bytes) -> None:
    """Accept that the tree of `size1` leaves with `root1` begins that of `size2` with `root2`, or raise ProofError.

    From size 0 nothing is accepted: the empty tree begins every tree, so such a proof would say nothing. Equal sizes
    need equal roots and an empty proof, and then equal is all that the roots have to be.
    """
    _whole(_CONSISTENCY, size1, size2)
    if not 0 < size1 <= size2:
        refuse_proof(_CONSISTENCY, f"nothing can be shown from size {size1} to size {size2}")
    hashes = _hashes(_CONSISTENCY, proof)
    if size1 == size2:
        if hashes or root1 != root2:
            refuse_proof(_CONSISTENCY, f"two trees of {size1} leaves must have one root, and no proof between them")
    elif (root1, root2) != _two_roots(size1, size2, hashes, root1):
        refuse_proof(_CONSISTENCY, f"the tree of {size1} leaves with the first root does not begin this one of {size2}")


def _two_roots(size1: int, size2: int, proof: list[bytes], root1: bytes) -> tuple[bytes, bytes]:
    """Return both roots as the proof has them, walking up from the last complete subtree of the smaller tree."""
    hashes = [checked_hash(root1, "first root"), *proof] if size1.bit_count() == 1 else proof
    if not hashes or not proof:
        refuse_proof(_CONSISTENCY, "it is empty")
    place, last = size1 - 1, size2 - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            refuse_proof(_CONSISTENCY, "it has more hashes than the tree has levels")
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            place, last = _up(place, last)
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    if last:
        refuse_proof(_CONSISTENCY, "it ends before it reaches the root")
    return old, new


def _up(place: int, last: int) -> tuple[int, int]:
    """Return the first level, from here up, at which the subtree stands on the right."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _hashes(where: str, proof: Sequence[bytes]) -> list[bytes]:
    return [checked_hash(part, where) for part in proof]


def _whole(where: str, *numbers: object) -> None:
    for number in numbers:
        if not isinstance(number, int) or number < 0:
            refuse_proof(where, f"{number!r} is no size or index: those are whole numbers from 0")
