"""A proof file stands on its own: the keys are all that its reader needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import WuxinError
from models.ledger.checkpoints import Checkpoint, sign_checkpoint
from models.ledger.cosignatures import cosign
from models.ledger.errors import FormatError, ProofError, SignatureError
from models.ledger.hashing import leaf_hash
from models.ledger.proofs import ProofFile, parse_proof, proof_line_hash, verify_proof
from models.ledger.tree import inclusion_proof, root_hash
from models.ledger.verifier_keys import Signer

_LOG = Signer.from_seed("example.com/log", b"\x01" * 32)
_WITNESS = Signer.from_seed("witness.example/w", b"\x02" * 32)
_LEAVES = [bytes([number]) for number in range(11)]
_HASHES = [leaf_hash(leaf) for leaf in _LEAVES]
_CHECKPOINT = Checkpoint("example.com/log", 11, root_hash(_HASHES))
_NOTE = sign_checkpoint(_CHECKPOINT, [_LOG]) + cosign(_CHECKPOINT.text(), 1_700_000_000, _WITNESS)
_PROOF = ProofFile(7, tuple(inclusion_proof(_HASHES, 7)), _NOTE)


def _verify(proof: ProofFile | str, leaf: bytes = _LEAVES[7], k: int = 1) -> tuple[Checkpoint, int]:
    text = proof if isinstance(proof, str) else proof.text()
    return verify_proof(text, leaf, _LOG.verifier(), [_WITNESS.cosigner()], k)


def test_a_leaf_is_proved_with_its_place_and_checkpoint() -> None:
    """By the keys of log and witness alone."""
    assert _verify(_PROOF) == (_CHECKPOINT, 7)


def test_the_file_is_laid_out_as_the_specification_says() -> None:
    """Name, extra data, index, hashes, an empty line, the checkpoint as it was signed (C2SP tlog-proof)."""
    lines = replace(_PROOF, extra=b"salt").text().split("\n")

    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "extra c2FsdA==", "index 7"]
    assert "\n".join(lines[3 + len(_PROOF.hashes) + 1 :]) == _NOTE


@given(st.integers(0, 2**63 - 1), st.lists(st.binary(min_size=32, max_size=32), max_size=63), st.none() | st.binary())
def test_a_file_reads_back(index: int, hashes: list[bytes], extra: bytes | None) -> None:
    """With and without extra data, with no hash and with 63."""
    proof = ProofFile(index, tuple(hashes), _NOTE, extra)

    assert parse_proof(proof.text()) == proof


def test_another_leaf_is_refused() -> None:
    """The proof is of the data, not of the place."""
    with pytest.raises(ProofError, match="leaf 7 does not lead to this root"):
        _verify(_PROOF, b"forged")


def test_too_few_witnesses_are_refused() -> None:
    """However right the rest is."""
    with pytest.raises(SignatureError, match="1 of 1 known witnesses"):
        _verify(_PROOF, k=2)


@given(st.integers(0, len(_PROOF.text().encode()) * 8 - 1))
def test_no_bit_of_the_file_can_be_changed(bit: int) -> None:
    """Whatever is changed, what comes back is a refusal; nothing in the file may differ by a bit."""
    data = bytearray(_PROOF.text().encode())
    data[bit // 8] ^= 1 << bit % 8

    with pytest.raises((WuxinError, UnicodeDecodeError)):
        _verify(data.decode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@v1", "@v2"), ("index 7", "index 07"), ("index 7\n", ""), ("index 7", "extra !\nindex 7"),
        ("index 7", f"index 7\n{'A' * 43}"), ("\n\n", "\n"), ("index 7", "index 7" + f"\n{'A' * 43}=" * 64),
    ],
)  # fmt: skip
def test_any_other_form_is_refused(old: str, new: str) -> None:
    """Another version, a missing or malformed line, too many hashes."""
    with pytest.raises(FormatError):
        parse_proof(_PROOF.text().replace(old, new, 1))


def test_a_line_holds_one_hash() -> None:
    """32 bytes in base 64, told as what it was meant for."""
    with pytest.raises(FormatError, match="consistency proof: 'AAAA' is no hash"):
        proof_line_hash("AAAA", "consistency proof")
