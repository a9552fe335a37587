"""What a signature on a note signs, by the type byte of its key (C2SP signed-note and tlog-cosignature)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.ledger.suites import ED25519, Suite

__all__ = [
    "COSIGNATURE", "LATEST_TIME_S", "NOTE", "SIGNATURE_TYPES", "SignatureType", "cosigned_message", "time_of",
]  # fmt: skip

LATEST_TIME_S: Final = 2**63 - 1
"""The latest time that a cosignature may carry, in seconds since 1970."""
_TIME_BYTES: Final = 8

Signed = Callable[[bytes, str], tuple[bytes, bytes] | None]
"""Given the bytes of a signature line after the key id, and the note's text: the message that was signed and the
signature proper; None where the bytes cannot be a signature of this type."""


@dataclass(frozen=True, slots=True)
class SignatureType:
    """One kind of signature: the bytes that name it in a key, its suite, and what it signs."""

    key_type: bytes
    suite: Suite
    signed: Signed

    def verifies(self, public_key: bytes, blob: bytes, text: str) -> bool:
        """Return whether `blob`, a signature line's bytes after the key id, is the key's signature on the text."""
        parts = self.signed(blob, text)
        return parts is not None and self.suite.verify(public_key, parts[1], parts[0])


def cosigned_message(text: str, time_s: int) -> bytes:
    """Return what a witness signs at a time in seconds since 1970 (tlog-cosignature, Ed25519 signed message)."""
    return f"cosignature/v1\ntime {time_s}\n{text}".encode()


def time_of(blob: bytes) -> int:
    """Return the time of a cosignature, in seconds since 1970."""
    return int.from_bytes(blob[:_TIME_BYTES], "big")


def _of_note(blob: bytes, text: str) -> tuple[bytes, bytes] | None:
    return text.encode(), blob


def _of_cosignature(blob: bytes, text: str) -> tuple[bytes, bytes] | None:
    if len(blob) != _TIME_BYTES + ED25519.signature_bytes or time_of(blob) > LATEST_TIME_S:
        return None
    return cosigned_message(text, time_of(blob)), blob[_TIME_BYTES:]


NOTE: Final = SignatureType(b"\x01", ED25519, _of_note)
"""Ed25519 over the text of the note."""

COSIGNATURE: Final = SignatureType(b"\x04", ED25519, _of_cosignature)
"""Ed25519 over a time and the text: what a witness leaves on a checkpoint."""

SIGNATURE_TYPES: Final = (NOTE, COSIGNATURE)
"""The types that are understood. A signature of any other is kept beside the note and trusted by nobody."""
