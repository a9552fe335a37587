"""Roots and proofs from leaves held in memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger import consistency_proof, inclusion_proof, leaf_hash, node_hash, root_hash
from models.ledger.errors import ProofError

_LEAVES = [leaf_hash(bytes([number])) for number in range(7)]


def _root_of_the_rfc(leaf_hashes: list[bytes]) -> bytes:
    """Return MTH as RFC 6962, 2.1, defines it, word for word."""
    if len(leaf_hashes) == 1:
        return leaf_hashes[0]
    split = 1
    while split * 2 < len(leaf_hashes):
        split *= 2
    return node_hash(_root_of_the_rfc(leaf_hashes[:split]), _root_of_the_rfc(leaf_hashes[split:]))


@given(st.integers(1, 200))
def test_the_root_is_that_of_the_definition(size: int) -> None:
    """The frontier and the recursive definition agree at every size."""
    leaf_hashes = [leaf_hash(index.to_bytes(2, "big")) for index in range(size)]

    assert root_hash(iter(leaf_hashes)) == _root_of_the_rfc(leaf_hashes)


def test_the_paths_of_the_rfc() -> None:
    """RFC 6962, 2.1.3: the audit paths for d0, d3, d4 and d6 in its tree of seven leaves."""
    a, b, c, d, e, f, j = _LEAVES
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, m = node_hash(g, h), node_hash(i, j)

    assert inclusion_proof(_LEAVES, 0) == [b, h, m]
    assert inclusion_proof(_LEAVES, 3) == [c, g, m]
    assert inclusion_proof(_LEAVES, 4) == [f, j, k]
    assert inclusion_proof(_LEAVES, 6) == [i, k]


def test_the_consistency_proofs_of_the_rfc() -> None:
    """RFC 6962, 2.1.3: from the trees of three, four and six leaves to that of seven."""
    a, b, c, d, e, f, j = _LEAVES
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, m = node_hash(g, h), node_hash(i, j)

    assert consistency_proof(_LEAVES, 3) == [c, d, g, m]
    assert consistency_proof(_LEAVES, 4) == [m]
    assert consistency_proof(_LEAVES, 6) == [i, j, k]


def test_a_proof_may_belong_to_an_earlier_size() -> None:
    """What the tree was at a checkpoint can be proved after it has grown."""
    assert inclusion_proof(_LEAVES, 2, 5) == inclusion_proof(_LEAVES[:5], 2)
    assert consistency_proof(_LEAVES, 2, 5) == consistency_proof(_LEAVES[:5], 2)


def test_a_tree_larger_than_the_leaves_has_no_proof() -> None:
    """Nothing is made up beyond the last leaf."""
    with pytest.raises(ProofError, match="8 leaves is asked for, and there are 7"):
        inclusion_proof(_LEAVES, 0, 8)
