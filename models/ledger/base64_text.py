"""Base 64 (RFC 4648, section 4) in one way only: what would be written differently is refused.

Two texts for the same bytes would let a copy differ from what was signed without anybody noticing.
"""

from __future__ import annotations

import binascii

__all__ = ["decoded", "encoded"]


def encoded(data: bytes) -> str:
    """Return bytes as base 64 with its padding."""
    return binascii.b2a_base64(data, newline=False).decode()


def decoded(text: str) -> bytes | None:
    """Return the bytes of base 64, or None where `encoded` would not write the text just so."""
    try:
        data = binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return data if encoded(data) == text else None
