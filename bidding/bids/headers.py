"""The head of an envelope: three lines that say where it belongs, what must come out of it, and who holds which share.

wuxin envelope 1
{canonical JSON}
base64 of an Ed25519 signature by the key of the submission
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated, Any, BinaryIO, Final

from pydantic import Field, StrictInt

from bidding.bids.places import Part, Place, handle_of
from bidding.bids.shares import Half, SealedShare
from bidding.bids.strict_json import Bytes, Digest, Handle, read_strict, text_of
from credit.rulebook.scalars import Code, Shape
from models.errors import InputError, Problem
from models.keys import KeyPair, sign, verify
from models.keys.pairs import ED25519

__all__ = ["Header", "Share", "header_digest", "header_text", "read_header", "read_header_text"]

_FIRST: Final = b"wuxin envelope 1\n"
_LONGEST: Final = 2**16
_REMEDY: Final = "Take the envelope as `wuxin seal` wrote it; the bidder can upload it again."


class Share(Shape):
    """A share sealed to a custodian, as the header holds it."""

    sealed: Bytes
    digest: Digest


class Header(Shape):
    """封套头: everything about an envelope but its chunks.

    `own` and `common` are the SHA-256 of the two halves of the key, `content` that of what was sealed, salted inside;
    `bytes` is the padded length. Shares stand in the order of the notice's custodians; `escrow` is empty without one.
    """

    suite: Code
    tender: Code
    notice: Digest
    lot: Code
    part: Part
    bidder: Handle
    key: Bytes
    nonce: Bytes
    bytes: Annotated[StrictInt, Field(ge=1)]
    own: Digest
    common: Digest
    content: Digest
    shares: tuple[Share, ...]
    escrow: tuple[Share, ...]

    @property
    def place(self) -> Place:
        """Return where the envelope belongs."""
        return Place(self.tender, self.notice, self.lot, self.part, self.bidder)

    def share_of(self, half: Half, number: int) -> SealedShare | None:
        """Return the sealed share of the custodian of that number, from 0; None where there is none."""
        given: Sequence[Share] = self.shares if half is Half.COMMON else self.escrow
        return SealedShare(given[number].sealed, given[number].digest) if number < len(given) else None


def header_text(header: Header, pair: KeyPair) -> bytes:
    """Return the three lines, signed by the pair of the submission."""
    signed = _FIRST + text_of(header) + b"\n"
    return signed + base64.b64encode(sign(pair, signed)) + b"\n"


def header_digest(text: bytes) -> str:
    """Return the SHA-256 of the three lines: a submission, the chunks and the custodians name a header by it."""
    return sha256(text).hexdigest()


def read_header(source: BinaryIO, where: str) -> tuple[Header, bytes]:
    """Return the header at the start of an envelope and its three lines; raises InputError with what is wrong."""
    lines = [source.readline(_LONGEST) for _ in range(3)]
    return read_header_text(b"".join(lines), where)


def read_header_text(text: bytes, where: str) -> tuple[Header, bytes]:
    """Return the header of three lines, its signature and handle checked; raises InputError."""
    lines = text.splitlines(keepends=True)
    if len(lines) != 3 or lines[0] != _FIRST or not lines[2].endswith(b"\n"):  # noqa: PLR2004 - the three lines
        raise InputError(Problem(where, "this is no whole header of an envelope of ours", _REMEDY))
    header = read_strict(Header, lines[1].removesuffix(b"\n"), where, _REMEDY)
    problems = [Problem(where, what, _REMEDY) for wrong, what in _faults(header, lines) if wrong]
    if problems:
        raise InputError(problems)
    return header, text


def _faults(header: Header, lines: list[bytes]) -> list[tuple[bool, str]]:
    return [
        (not _signed(header.key, lines), "its signature does not hold: the header was changed"),
        (header.bidder != handle_of(header.key), "its handle is not that of the key that signed it"),
    ]


def _signed(public: bytes, lines: list[bytes]) -> bool:
    try:
        signature: Any = base64.b64decode(lines[2].strip(), validate=True)
    except binascii.Error:
        return False
    return verify(ED25519, public, lines[0] + lines[1], signature)
