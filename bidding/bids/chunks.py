"""Chunks of 1 MiB, each sealed with its number and whether it is the last (the STREAM construction; Hoang et al. 2015).

Nothing is held but one chunk. What does not open is looked at once more, so that the message says what happened: cut
off, moved, or changed. Tags of AES-GCM name every chunk's number, the last one, and by the header everything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bidding.bids.suites import TAG_BYTES
from models.errors import InputError, Problem

__all__ = ["CHUNK_BYTES", "chunks_of", "opened_chunks", "sealed_bytes", "sealed_chunks"]

CHUNK_BYTES: Final = 2**20
_COUNTER_BYTES: Final = 11
_REMEDY: Final = "Take the envelope from whoever has it whole; only one with the digest that was submitted counts."


def chunks_of(length: int) -> int:
    """Return how many chunks a padded length takes."""
    return -(-length // CHUNK_BYTES)


def sealed_bytes(length: int) -> int:
    """Return how long all chunks are together, once sealed."""
    return length + chunks_of(length) * TAG_BYTES


def sealed_chunks(cipher: AESGCM, beside: bytes, length: int, plain: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the sealed chunks of a plaintext of that padded length, given in pieces of any size.

    `beside` is what every tag vouches for too. The key must be of this envelope alone: numbers are its nonces.
    """
    last = chunks_of(length) - 1
    for number, chunk in enumerate(_even(plain)):
        yield cipher.encrypt(_nonce(number, final=number == last), chunk, beside)


def opened_chunks(cipher: AESGCM, beside: bytes, length: int, source: BinaryIO, where: str) -> Iterator[bytes]:
    """Yield the chunks of a plaintext of that padded length. Raises InputError that says what is wrong where."""
    last = chunks_of(length) - 1
    for number in range(last + 1):
        size = (length - last * CHUNK_BYTES if number == last else CHUNK_BYTES) + TAG_BYTES
        sealed = source.read(size)
        if len(sealed) < size:
            what = f"it is cut off in chunk {number + 1} of {last + 1}"
            raise InputError(Problem(where, what, _REMEDY))
        try:
            yield cipher.decrypt(_nonce(number, final=number == last), sealed, beside)
        except InvalidTag:
            what = _why(cipher, beside, sealed, number, last)
            raise InputError(Problem(f"{where}, chunk {number + 1} of {last + 1}", what, _REMEDY)) from None
    if source.read(1):
        raise InputError(Problem(where, "something stands behind its last chunk", _REMEDY))


def _why(cipher: AESGCM, beside: bytes, sealed: bytes, number: int, last: int) -> str:
    for other in range(last + 1):
        for final in (False, True):
            if (other, final) != (number, number == last) and _opens(
                cipher, _nonce(other, final=final), sealed, beside
            ):
                return _moved(other, number, last, final=final)
    return "it was changed, or is of another envelope, tender, version, lot, part or bidder"


def _moved(other: int, number: int, last: int, *, final: bool) -> str:
    if other == number:
        return "the envelope ends here, and its header says that more follows" if final else "it is not the last one"
    return f"chunk {other + 1} of {last + 1} stands in its place: chunks were swapped, or one is missing or doubled"


def _opens(cipher: AESGCM, nonce: bytes, sealed: bytes, beside: bytes) -> bool:
    try:
        cipher.decrypt(nonce, sealed, beside)
    except InvalidTag:
        return False
    return True


def _nonce(number: int, *, final: bool) -> bytes:
    return number.to_bytes(_COUNTER_BYTES, "big") + bytes([final])


def _even(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in chunks of full size, the last one with what is left."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)
