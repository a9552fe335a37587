"""A proof is accepted only if everything about it is right."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ledger import consistency_proof, inclusion_proof, leaf_hash, root_hash
from models.ledger.errors import ProofError
from models.ledger.verifying import verify_consistency, verify_inclusion

_LEAVES = [leaf_hash(index.to_bytes(2, "big")) for index in range(140)]


def _bytes(text: str | None) -> bytes:
    return b64decode(text or "")


def _accepts_inclusion(case: dict[str, Any]) -> bool:
    proof = [_bytes(part) for part in case["proof"] or ()]
    try:
        verify_inclusion(_bytes(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, _bytes(case["root"]))
    except ProofError:
        return False
    return True


def _accepts_consistency(case: dict[str, Any]) -> bool:
    proof = [_bytes(part) for part in case["proof"] or ()]
    try:
        verify_consistency(case["size1"], case["size2"], proof, _bytes(case["root1"]), _bytes(case["root2"]))
    except ProofError:
        return False
    return True


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "accepts", "good", "bad"),
    [("merkle_inclusion", _accepts_inclusion, 2, 42), ("merkle_consistency", _accepts_consistency, 2, 49)],
)
def test_every_public_vector_is_judged_rightly(shared: Path, name: str, accepts: Any, good: int, bad: int) -> None:  # noqa: ANN401
    """transparency-dev/merkle: each of 44 and 51 cases is accepted or refused as it says, and none is missing."""
    cases = json.loads((shared / "vectors" / f"{name}.json").read_text(encoding="utf-8"))
    wrong = [case["case"] for case in cases if accepts(case) is case["wantErr"]]

    assert wrong == []
    assert [sum(case["wantErr"] is error for case in cases) for error in (False, True)] == [good, bad]


@st.composite
def _inclusion(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(1, len(_LEAVES)))
    return draw(st.integers(0, size - 1)), size


def _flipped(data: bytes, bit: int) -> bytes:
    place, within = divmod(bit % (8 * len(data)), 8)
    return data[:place] + bytes([data[place] ^ 1 << within]) + data[place + 1 :]


@given(_inclusion(), st.integers(0, 255), st.data())
def test_a_changed_bit_of_an_inclusion_proof_is_refused(case: tuple[int, int], bit: int, data: st.DataObject) -> None:
    """Any bit of leaf, root or any hash of the proof."""
    index, size = case
    parts = [_LEAVES[index], root_hash(_LEAVES[:size]), *inclusion_proof(_LEAVES, index, size)]
    verify_inclusion(parts[0], index, size, parts[2:], parts[1])
    changed = data.draw(st.integers(0, len(parts) - 1))
    parts[changed] = _flipped(parts[changed], bit)

    with pytest.raises(ProofError):
        verify_inclusion(parts[0], index, size, parts[2:], parts[1])


@given(_inclusion(), st.integers(0, 200), st.integers(0, 200))
def test_a_proof_holds_for_no_other_place(case: tuple[int, int], index: int, size: int) -> None:
    """Neither another index nor a size with another path is accepted, though every hash is right."""
    proof, root = inclusion_proof(_LEAVES, *case), root_hash(_LEAVES[: case[1]])
    claimed = (index, case[1]) if index != case[0] else (case[0], size)
    if claimed == case or (claimed[0] == case[0] and _path_shape(*claimed) == _path_shape(*case)):
        return

    with pytest.raises(ProofError):
        verify_inclusion(_LEAVES[case[0]], *claimed, proof, root)


def _path_shape(index: int, size: int) -> list[bool]:
    """Return at each step of a path whether the sibling is on the left; equal for some sizes of one index."""
    shape = []
    place, last = index, size - 1
    while last > 0:
        if place & 1 or place < last:
            shape.append(bool(place & 1))
        place, last = place >> 1, last >> 1
    return shape


@given(st.integers(1, len(_LEAVES) - 1), st.integers(0, 255), st.data())
def test_a_changed_bit_of_a_consistency_proof_is_refused(size1: int, bit: int, data: st.DataObject) -> None:
    """Any bit of either root or any hash of the proof."""
    size2 = data.draw(st.integers(size1 + 1, len(_LEAVES)))
    parts = [root_hash(_LEAVES[:size1]), root_hash(_LEAVES[:size2]), *consistency_proof(_LEAVES, size1, size2)]
    verify_consistency(size1, size2, parts[2:], parts[0], parts[1])
    changed = data.draw(st.integers(0, len(parts) - 1))
    parts[changed] = _flipped(parts[changed], bit)

    with pytest.raises(ProofError):
        verify_consistency(size1, size2, parts[2:], parts[0], parts[1])


@given(st.integers(1, 100), st.integers(0, 99), st.binary(max_size=40))
def test_a_history_that_was_rewritten_is_refused(size1: int, changed: int, data: bytes) -> None:
    """A log that changes any leaf of what it had shown cannot prove that it only grew."""
    rewritten = [*_LEAVES]
    rewritten[changed % size1] = leaf_hash(b"forged" + data)
    proof = consistency_proof(rewritten, size1)

    with pytest.raises(ProofError, match="does not begin"):
        verify_consistency(size1, len(rewritten), proof, root_hash(_LEAVES[:size1]), root_hash(rewritten))


@given(_inclusion(), st.lists(st.sampled_from(_LEAVES), min_size=1, max_size=3), st.booleans())
def test_nothing_may_be_added_to_a_proof(case: tuple[int, int], more: list[bytes], first: bool) -> None:  # noqa: FBT001
    """Neither before nor after it."""
    proof, root = inclusion_proof(_LEAVES, *case), root_hash(_LEAVES[: case[1]])

    with pytest.raises(ProofError):
        verify_inclusion(_LEAVES[case[0]], *case, more + proof if first else proof + more, root)


@pytest.mark.parametrize(
    ("index", "size"), [(0, 0), (-1, 5), (5, 5), (0, -1), (1.0, 5), ("1", 5), (2**64 - 1, 5), (None, 5)]
)
def test_a_place_that_cannot_be_is_refused(index: Any, size: Any) -> None:  # noqa: ANN401 - wrong types on purpose
    """Size 0, indices beyond the size, negative and other numbers."""
    with pytest.raises(ProofError, match="inclusion proof"):
        verify_inclusion(_LEAVES[0], index, size, [], _LEAVES[0])


@pytest.mark.parametrize(("size1", "size2"), [(0, 0), (0, 5), (5, 4), (-1, 4), (1, 2.0)])
def test_sizes_that_show_nothing_are_refused(size1: Any, size2: Any) -> None:  # noqa: ANN401 - wrong types on purpose
    """From the empty tree and backwards, even with equal roots and no proof."""
    with pytest.raises(ProofError, match="consistency proof"):
        verify_consistency(size1, size2, [], _LEAVES[0], _LEAVES[0])


@pytest.mark.parametrize("size1", [1, 2, 3, 64, 100])
def test_a_proof_that_is_empty_or_cut_short_is_refused(size1: int) -> None:
    """Every hash is needed."""
    roots = root_hash(_LEAVES[:size1]), root_hash(_LEAVES)
    proof = consistency_proof(_LEAVES, size1)
    for length in range(len(proof)):
        with pytest.raises(ProofError):
            verify_consistency(size1, len(_LEAVES), proof[:length], *roots)
