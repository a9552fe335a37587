"""What lies inside an envelope: a salt, a preface in JSON, the bytes of a file, and zeros up to the padded length.

    salt (32) | length of the preface (4) | length of the file (8) | preface | file | zeros

The digest in the header is SHA-256 over a line, all of that but salt and zeros, and then the salt: without the salt
nobody tries out prices against it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO, Final

from models.errors import InputError, Problem
from models.values.canonical import canonical

__all__ = ["SALT_BYTES", "Content", "content_digest", "plain_pieces", "read_content", "room_for"]

SALT_BYTES: Final = 32
_LENGTHS: Final = 12
_PIECE: Final = 2**16
_DIGEST: Final = b"wuxin content 1\n"
_REMEDY: Final = "The bidder sealed it so; it cannot be opened in another way."


@dataclass(frozen=True, slots=True)
class Content:
    """封套内容: the salt, the preface, and the file with its length in bytes."""

    salt: bytes = field(repr=False)
    preface: dict[str, Any]
    file: BinaryIO
    length: int

    @property
    def head(self) -> bytes:
        """Return the two lengths and the preface."""
        preface = canonical(self.preface)
        return len(preface).to_bytes(4, "big") + self.length.to_bytes(8, "big") + preface


def room_for(preface: dict[str, Any], padded: int) -> int:
    """Return how many bytes a file may have beside a preface in an envelope of that padded length."""
    return padded - SALT_BYTES - _LENGTHS - len(canonical(preface))


def content_digest(content: Content) -> str:
    """Return the digest of a content; reads the file through once, from its start."""
    hashed = sha256(_DIGEST + content.head)
    for piece in _pieces(content.file):
        hashed.update(piece)
    return _with_salt(hashed, content.salt)


def plain_pieces(content: Content, padded: int) -> Iterator[bytes]:
    """Yield the plaintext in pieces, reading the file from its start; zeros fill it up to the padded length."""
    head = content.salt + content.head
    yield head
    yield from _pieces(content.file)
    rest = padded - len(head) - content.length
    while rest > 0:
        yield bytes(min(rest, _PIECE))
        rest -= _PIECE


def read_content(
    pieces: Iterable[bytes], digest: str, write: Callable[[bytes], object], where: str
) -> tuple[dict[str, Any], int]:
    """Return the preface of a plaintext and the length of its file, which is written as it comes.

    Whoever writes keeps the file only if nothing is raised: InputError where it is malformed, where something else
    than zeros fills it up, or where it is not what the header's digest names.
    """
    reader = _Reader(iter(pieces), where)
    salt, lengths = reader.take(SALT_BYTES), reader.take(_LENGTHS)
    size, length = int.from_bytes(lengths[:4], "big"), int.from_bytes(lengths[4:], "big")
    text = reader.take(min(size, _PIECE))
    hashed = sha256(_DIGEST + lengths + text)
    for piece in reader.run(length):
        hashed.update(piece)
        write(piece)
    if any(any(piece) for piece in reader.rest()):
        raise InputError(Problem(where, "something else than zeros fills it up", _REMEDY))
    if _with_salt(hashed, salt) != digest:
        raise InputError(Problem(where, "what is inside is not what its header promised", _REMEDY))
    return _preface(text, where), length


def _with_salt(hashed: Any, salt: bytes) -> str:  # noqa: ANN401 - hashlib's hashes have no public type
    hashed.update(salt)
    return str(hashed.hexdigest())


def _preface(text: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or canonical(found) != text:
        raise InputError(Problem(where, "its preface is no canonical JSON", _REMEDY))
    return found


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


class _Reader:
    """Takes bytes from a stream of pieces, never holding more than one of them."""

    def __init__(self, pieces: Iterator[bytes], where: str) -> None:
        self._pieces = pieces
        self._where = where
        self._held = b""

    def take(self, length: int) -> bytes:
        return b"".join(self.run(length))

    def run(self, length: int) -> Iterator[bytes]:
        while length:
            self._held = self._held or next(self._pieces, b"")
            if not self._held:
                raise InputError(Problem(self._where, "its lengths reach beyond its end", _REMEDY))
            piece, self._held = self._held[:length], self._held[length:]
            length -= len(piece)
            yield piece

    def rest(self) -> Iterator[bytes]:
        yield self._held
        yield from self._pieces
