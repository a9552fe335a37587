"""The two hashes of RFC 6962, section 2.1: a leaf and a node can never be taken for each other."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from models.ledger.errors import refuse_proof

__all__ = ["EMPTY_ROOT", "HASH_BYTES", "checked_hash", "leaf_hash", "node_hash"]

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """Return the 32 bytes of SHA-256(0x00 || data), the hash of a leaf."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32 bytes of SHA-256(0x01 || left || right), the hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def checked_hash(value: object, where: str) -> bytes:
    """Return a hash as it came; raises ProofError for anything but 32 bytes."""
    if not isinstance(value, bytes) or len(value) != HASH_BYTES:
        got = f"{len(value)} bytes" if isinstance(value, bytes) else type(value).__name__
        refuse_proof(where, f"a hash has {HASH_BYTES} bytes, and this is {got}")
    return value
