"""The right edge of a tree: append, resume, and the root."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger.errors import ProofError
from models.ledger.frontier import Frontier
from models.ledger.hashing import EMPTY_ROOT, leaf_hash, node_hash

_A, _B, _C = (leaf_hash(name) for name in (b"a", b"b", b"c"))


def test_without_leaves_it_gives_the_empty_root() -> None:
    """A log begins somewhere."""
    assert Frontier().root() == EMPTY_ROOT


def test_three_leaves_are_two_and_one() -> None:
    """RFC 6962, 2.1: the left subtree is the largest power of two."""
    frontier = Frontier()
    frontier.extend([_A, _B, _C])

    assert (frontier.size, frontier.nodes) == (3, (node_hash(_A, _B), _C))
    assert frontier.root() == node_hash(node_hash(_A, _B), _C)


@given(st.lists(st.binary(max_size=4), max_size=80), st.integers(0, 80))
def test_resuming_gives_the_answer_of_the_batch(leaves: list[bytes], stop: int) -> None:
    """Stopped anywhere, kept as size and nodes, and resumed: the root is that of one run."""
    hashes = [leaf_hash(leaf) for leaf in leaves]
    whole, first = Frontier(), Frontier()
    whole.extend(hashes)
    first.extend(hashes[:stop])
    second = Frontier.of(first.size, first.nodes)
    second.extend(hashes[stop:])

    assert (second.size, second.nodes, second.root()) == (whole.size, whole.nodes, whole.root())


def test_ten_million_leaves_leave_at_most_24_hashes() -> None:
    """One for each binary 1 of the size, whatever the size up to ten million."""
    assert max((10_000_000).bit_length(), (2**23 - 1).bit_count()) == 24
    assert len(Frontier.of(2**23 - 1, [_A] * 23).nodes) == 23


@pytest.mark.parametrize(("size", "nodes"), [(3, [_A]), (0, [_A]), (-1, []), (1, [b"short"]), (4, [_A, _B])])
def test_what_does_not_fit_is_no_frontier(size: int, nodes: list[bytes]) -> None:
    """Size and hashes that cannot belong together are refused when they are read."""
    with pytest.raises(ProofError, match="frontier"):
        Frontier.of(size, nodes)


def test_a_leaf_goes_in_by_its_hash() -> None:
    """Data of any other length are refused, before they would make a tree that nobody can prove."""
    with pytest.raises(ProofError, match="leaf: a hash has 32 bytes"):
        Frontier().append(b"data")
