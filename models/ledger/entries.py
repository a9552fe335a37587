"""Entries of the public record: what a leaf says, and how it commits to content that lies outside the tree.

A leaf holds {type, subject, digest} in canonical JSON (RFC 8785). The digest is salted and the content lies beside the
tree, so that content can be erased while every proof of its entry still holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from models.values.canonical import canonical

__all__ = ["SALT_BYTES", "Entry", "commitment"]

SALT_BYTES: Final = 32
"""A salt as long as the digest: without it nobody can guess a name from its commitment, not even by trying them all."""

_SUITE: Final = "sha256"


def commitment(salt: bytes, content: bytes) -> str:
    """Return `sha256:` and the hexadecimal SHA-256 of salt and content. Raises ValueError for a salt of other length.

    The fixed length of the salt keeps salt and content apart.
    """
    if len(salt) != SALT_BYTES:
        message = f"a salt has {SALT_BYTES} bytes, this one {len(salt)}"
        raise ValueError(message)
    return f"{_SUITE}:{sha256(salt + content).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `position` counts from 0 and is None while it waits; salt and content are None once erased.

    `content` is the text of canonical JSON; its keys `at` and `turn` say when it was entered and in which order.
    """

    position: int | None
    type: str
    subject: str
    digest: str
    salt: bytes | None
    content: str | None

    @property
    def leaf(self) -> bytes:
        """Return the bytes that the tree hashes."""
        return canonical({"digest": self.digest, "subject": self.subject, "type": self.type})

    @property
    def facts(self) -> Mapping[str, Any]:
        """Return the content as values; empty where it was erased."""
        found: Mapping[str, Any] = json.loads(self.content) if self.content is not None else {}
        return found

    @property
    def commits(self) -> bool:
        """Return whether the digest is that of salt and content; an erased entry has nothing to compare."""
        if self.salt is None or self.content is None:
            return self.salt is None and self.content is None
        return len(self.salt) == SALT_BYTES and self.digest == commitment(self.salt, self.content.encode())
