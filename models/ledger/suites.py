"""Signature algorithms by name, so that a second one can stand beside the first.

What a second suite needs (SM2 with SM3, GB/T 32918 and 32905): a verifier from a well-kept library, a row in `SUITES`,
and a row in `SIGNATURE_TYPES` of `models.ledger.signature_types` whose key type is 0xff and an identifier of its own,
as C2SP signed-note asks of types that it has not assigned. The tree stays on SHA-256: C2SP tlog-tiles fixes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

__all__ = ["ED25519", "SUITES", "Suite"]

Verify = Callable[[bytes, bytes, bytes], bool]
"""Given public key, signature and message: whether the signature is good."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One algorithm: its id in files, the hash it goes with, the bytes of its keys and signatures, and its check."""

    suite_id: str
    hash_name: str
    public_key_bytes: int
    signature_bytes: int
    verify: Verify


def _verify_ed25519(public_key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):  # ValueError: bytes that are no key
        return False
    return True


ED25519: Final = Suite("ed25519", "sha256", 32, 64, _verify_ed25519)
"""Ed25519 of RFC 8032, over the tree of RFC 6962 with SHA-256."""

SUITES: Final[Mapping[str, Suite]] = {suite.suite_id: suite for suite in (ED25519,)}
