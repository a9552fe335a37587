"""What is signed depends on the type of the key, and on nothing else."""

from __future__ import annotations

import pytest

from models.ledger.signature_types import COSIGNATURE, NOTE, SIGNATURE_TYPES, cosigned_message, time_of
from models.ledger.verifier_keys import Signer

_SIGNER = Signer.from_seed("example.com/log", b"\x07" * 32)
_KEY = _SIGNER.verifier().public_key
_TIME = (1_679_315_147).to_bytes(8, "big")


def test_a_cosigned_message_begins_with_its_purpose_and_time() -> None:
    """The example of C2SP tlog-cosignature."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    assert cosigned_message(text, 1679315147) == f"cosignature/v1\ntime 1679315147\n{text}".encode()


def test_a_note_signs_its_text() -> None:
    """And no other text."""
    blob = _SIGNER.sign(b"text\n")

    assert NOTE.verifies(_KEY, blob, "text\n")
    assert not NOTE.verifies(_KEY, blob, "text \n")


def test_a_cosignature_signs_its_time() -> None:
    """The same signature under another time does not hold."""
    signature = _SIGNER.sign(cosigned_message("text\n", time_of(_TIME)))

    assert COSIGNATURE.verifies(_KEY, _TIME + signature, "text\n")
    assert not COSIGNATURE.verifies(_KEY, (1).to_bytes(8, "big") + signature, "text\n")


def test_a_note_never_passes_for_a_cosignature() -> None:
    """A log that signs a text has not said when it saw it, though the key were the same."""
    assert not COSIGNATURE.verifies(_KEY, _SIGNER.sign(b"text\n"), "text\n")
    assert not COSIGNATURE.verifies(_KEY, _TIME + _SIGNER.sign(b"text\n"), "text\n")


@pytest.mark.parametrize("time_s", [2**63, 2**64 - 1])
def test_a_time_beyond_all_clocks_is_refused(time_s: int) -> None:
    """C2SP tlog-cosignature: at most 2^63 - 1, even where the signature itself would hold."""
    signature = _SIGNER.sign(cosigned_message("text\n", time_s))

    assert not COSIGNATURE.verifies(_KEY, time_s.to_bytes(8, "big") + signature, "text\n")


def test_no_type_begins_another() -> None:
    """A key is read as one type, whatever the order of the table."""
    types = [kind.key_type for kind in SIGNATURE_TYPES]

    assert not [(a, b) for a in types for b in types if a != b and b.startswith(a)]
