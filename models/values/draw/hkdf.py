"""HKDF with SHA-256 (RFC 5869): randomness becomes a key, and a key becomes as many bytes as are asked for."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final

__all__ = ["expand", "extract"]

_HASH: Final = "sha256"
_LENGTH: Final = sha256().digest_size
_MOST_BLOCKS: Final = 255
"""A block is numbered in one byte (RFC 5869, 2.3)."""


def extract(salt: bytes, ikm: bytes) -> bytes:
    """Return the pseudorandom key of 32 bytes (RFC 5869, 2.2); no salt counts as 32 bytes of zero."""
    return hmac.digest(salt or bytes(_LENGTH), ikm, _HASH)


def expand(prk: bytes, info: bytes, length: int = _LENGTH) -> bytes:
    """Return `length` bytes that depend on the key and on all of `info` (RFC 5869, 2.3).

    Raises ValueError beyond 255 blocks of 32 bytes.
    """
    if not 0 <= length <= _MOST_BLOCKS * _LENGTH:
        message = f"HKDF gives 0 to {_MOST_BLOCKS * _LENGTH} bytes, not {length}"
        raise ValueError(message)
    block, output = b"", b""
    for number in range(1, -(-length // _LENGTH) + 1):
        block = hmac.digest(prk, block + info + bytes([number]), _HASH)
        output += block
    return output[:length]
