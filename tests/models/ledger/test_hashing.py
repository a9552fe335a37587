"""Leaves and nodes are hashed as RFC 6962 says."""

from __future__ import annotations

import pytest

from models.ledger.errors import ProofError
from models.ledger.hashing import EMPTY_ROOT, checked_hash, leaf_hash, node_hash


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    """RFC 6962, 2.1: the hash of an empty list is the hash of an empty string."""
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_empty_leaf_is_no_empty_tree() -> None:
    """The known value of SHA-256(0x00), as certificate transparency has it."""
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def test_a_leaf_never_passes_for_a_node() -> None:
    """The same bytes hash differently on both levels, so a node cannot be presented as a leaf."""
    left, right = leaf_hash(b"a"), leaf_hash(b"b")

    assert leaf_hash(left + right) != node_hash(left, right)


@pytest.mark.parametrize("value", [b"", b"x" * 31, b"x" * 33, "x" * 32, None])
def test_what_is_no_hash_is_told_by_its_length(value: object) -> None:
    """Only 32 bytes pass."""
    with pytest.raises(ProofError, match="root: a hash has 32 bytes"):
        checked_hash(value, "root")
