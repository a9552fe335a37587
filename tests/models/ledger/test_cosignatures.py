"""Witnesses are counted one by one, each by its own key and time."""

from __future__ import annotations

import pytest

from models.errors import InputError
from models.ledger.checkpoints import Checkpoint, open_checkpoint, sign_checkpoint
from models.ledger.cosignatures import cosign, cosigned_by, quorum
from models.ledger.errors import FormatError, SignatureError
from models.ledger.hashing import leaf_hash
from models.ledger.notes import parse_note, parse_vkey
from models.ledger.signature_types import time_of
from models.ledger.verifier_keys import Signer

_LOG = Signer.from_seed("example.com/log", b"\x01" * 32)
_WITNESSES = [Signer.from_seed(f"witness.example/{number}", bytes([number]) * 32) for number in (2, 3, 4)]
_CHECKPOINT = Checkpoint("example.com/log", 1, leaf_hash(b"only leaf"))
_TEXT = _CHECKPOINT.text()
_NOTE = sign_checkpoint(_CHECKPOINT, [_LOG])
_KNOWN = [witness.cosigner() for witness in _WITNESSES]
_NOW = 1_700_000_000


def _cosigned(*times: int) -> str:
    """Return the checkpoint with a cosignature of each witness in turn at each of these times."""
    pairs = zip(_WITNESSES, times, strict=False)
    return _NOTE + "".join(cosign(_TEXT, time_s, witness) for witness, time_s in pairs)


def test_the_example_of_the_specification_has_its_time() -> None:
    """The 2023 cosignature that C2SP tlog-cosignature shows was made at 1679315147; its key is not published."""
    line = "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="

    assert time_of(parse_note(f"{_NOTE}— w {line}\n").unverified[1].blob) == 1679315147


def test_each_witness_is_named_with_its_time() -> None:
    """Seconds since 1970."""
    assert cosigned_by(_cosigned(_NOW, _NOW + 5), _KNOWN) == {"witness.example/2": _NOW, "witness.example/3": _NOW + 5}


def test_the_log_is_still_believed_beside_its_witnesses() -> None:
    """Cosignatures are further lines of the same note."""
    assert open_checkpoint(_cosigned(_NOW, _NOW), _LOG.verifier()) == _CHECKPOINT


def test_of_two_cosignatures_of_one_witness_the_later_counts() -> None:
    """It has seen the same tree again."""
    note = _cosigned(_NOW + 9) + cosign(_TEXT, _NOW, _WITNESSES[0])

    assert cosigned_by(note, _KNOWN) == {"witness.example/2": _NOW + 9}


def test_a_time_that_was_changed_spoils_the_cosignature() -> None:
    """A cosignature cannot be made younger or older."""
    line = cosign(_TEXT, _NOW, _WITNESSES[0])
    other = cosign(_TEXT, _NOW + 1, _WITNESSES[0])
    start = line.rindex(" ") + 1
    forged = line[:start] + other[start : start + 16] + line[start + 16 :]

    with pytest.raises(SignatureError, match="invalid signature"):
        cosigned_by(_NOTE + forged, _KNOWN)


def test_k_of_n_witnesses_are_enough_and_fewer_are_not() -> None:
    """Who is there and who is asked for is told."""
    note = _cosigned(_NOW, _NOW)

    assert len(quorum(note, _KNOWN, 2)) == 2
    with pytest.raises(SignatureError, match="2 of 3 known witnesses have cosigned it"):
        quorum(note, _KNOWN, 3)


def test_nobody_is_asked_for() -> None:
    """With k = 0 it accepts a checkpoint that only its log has signed."""
    assert quorum(_NOTE, _KNOWN, 0) == {}


def test_one_key_under_two_names_is_one_witness() -> None:
    """Else a single body could be its own quorum."""
    alias = Signer("witness.example/alias", _WITNESSES[0].key)
    note = _cosigned(_NOW) + cosign(_TEXT, _NOW, alias)

    with pytest.raises(SignatureError, match="1 of 2"):
        quorum(note, [_KNOWN[0], alias.cosigner()], 2)


def test_a_plain_signature_is_no_cosignature() -> None:
    """The log's own signature says nothing of when a witness saw it."""
    with pytest.raises(InputError, match="makes no cosignatures"):
        cosigned_by(_NOTE, [_LOG.verifier()])


def test_only_checkpoints_are_cosigned() -> None:
    """A witness lends its name to no other text."""
    with pytest.raises(FormatError, match="checkpoint"):
        cosign("any text\n", _NOW, _WITNESSES[0])


@pytest.mark.parametrize("time_s", [0, -1, 2**63])
def test_a_cosignature_has_a_time(time_s: int) -> None:
    """C2SP tlog-witness: never zero, at most 2^63 - 1."""
    with pytest.raises(InputError, match="clock"):
        cosign(_TEXT, time_s, _WITNESSES[0])


def test_the_key_of_a_witness_reads_back() -> None:
    """Its line is what a log and a verifier are told to trust."""
    assert [parse_vkey(witness.vkey()) for witness in _KNOWN] == _KNOWN
