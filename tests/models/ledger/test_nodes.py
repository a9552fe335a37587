"""Proofs from stored nodes ask for complete subtrees only, and for few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.errors import ProofError
from models.ledger.hashing import EMPTY_ROOT, leaf_hash
from models.ledger.nodes import consistency_proof_from, inclusion_proof_from, root_from
from models.ledger.tree import root_hash
from models.ledger.verifying import verify_consistency, verify_inclusion


class _Nodes:
    """A tree of single-byte leaves that notes which nodes it was asked for."""

    def __init__(self, size: int) -> None:
        self.leaves = [leaf_hash(index.to_bytes(2, "big")) for index in range(size)]
        self.asked: list[tuple[int, int]] = []

    def __call__(self, level: int, offset: int) -> bytes:
        """Return the complete subtree; a test fails that asks for one beyond the edge."""
        assert (offset + 1) << level <= len(self.leaves)
        self.asked.append((level, offset))
        return root_hash(self.leaves[offset << level : (offset + 1) << level])


@given(st.integers(1, 300).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_an_inclusion_proof_verifies_and_is_short(case: tuple[int, int]) -> None:
    """For every leaf of every tree; at most ceil(log2 n) hashes, from at most twice as many nodes."""
    size, index = case
    node = _Nodes(size)
    proof = inclusion_proof_from(node, index, size)

    verify_inclusion(node.leaves[index], index, size, proof, root_hash(node.leaves))
    assert len(proof) <= (size - 1).bit_length()
    assert len(node.asked) <= 2 * (size - 1).bit_length()


@given(st.integers(1, 300).flatmap(lambda size: st.tuples(st.integers(1, size), st.just(size))))
def test_a_consistency_proof_verifies(case: tuple[int, int]) -> None:
    """From every size to every later one."""
    size1, size2 = case
    node = _Nodes(size2)
    proof = consistency_proof_from(node, size1, size2)

    verify_consistency(size1, size2, proof, root_hash(node.leaves[:size1]), root_hash(node.leaves))


@given(st.integers(0, 300))
def test_the_root_is_that_of_the_leaves(size: int) -> None:
    """However the tree is kept."""
    assert root_from(_Nodes(300), size) == root_hash(_Nodes(300).leaves[:size])


def test_a_tree_without_leaves_needs_no_nodes() -> None:
    """Nothing is asked for."""
    node = _Nodes(0)

    assert root_from(node, 0) == EMPTY_ROOT
    assert not node.asked


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5), (0, -1)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    """An index beyond the size is refused when the proof is made, not only when it is read."""
    with pytest.raises(ProofError, match=f"no leaf {index} "):
        inclusion_proof_from(_Nodes(5), index, size)


@pytest.mark.parametrize(("size1", "size2"), [(0, 5), (0, 0), (6, 5), (-1, 5)])
def test_nothing_is_proved_from_the_empty_tree_or_backwards(size1: int, size2: int) -> None:
    """Such a proof would say nothing, or something false."""
    with pytest.raises(ProofError, match="there is none"):
        consistency_proof_from(_Nodes(6), size1, size2)


def test_a_tree_of_less_than_nothing_has_no_root() -> None:
    """A negative size is refused."""
    with pytest.raises(ProofError, match="-1 leaves"):
        root_from(_Nodes(1), -1)
