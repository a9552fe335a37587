"""SUBMIT: the one kilobyte that races the deadline; it names a bid's envelopes by their digests and says nothing else.

A bid, its replacement, its withdrawal and a filler have the same form and the same length.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StrictInt

from bidding.bids.places import Part, handle_of
from bidding.bids.strict_json import Bytes, Digest, Handle, read_strict, text_of
from credit.rulebook.scalars import Code, Shape
from models.errors import InputError, Problem
from models.keys import KeyPair, sign, verify
from models.keys.pairs import ED25519
from models.values.canonical import canonical

__all__ = ["Named", "Submission", "read_submission", "signed_submission", "submission_digest"]

_DOMAIN: Final = b"wuxin submission 1\n"
_REMEDY: Final = "Hand in submission.json as `wuxin seal` wrote it."


class Named(Shape):
    """One envelope by the digests of its header and of the whole file, and the file's length in bytes."""

    header: Digest
    envelope: Digest
    bytes: Annotated[StrictInt, Field(ge=1, le=2**53 - 1)]


class Submission(Shape):
    """投标递交: which envelopes one handle hands in for a lot, signed by the key that the handle is made from."""

    format: Literal["wuxin submission 1"] = "wuxin submission 1"
    suite: Code
    tender: Code
    notice: Digest
    lot: Code
    bidder: Handle
    key: Bytes
    parts: Mapping[Part, Named]
    signature: Bytes = b""

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        plain: dict[str, Any] = self.model_dump(mode="json", exclude={"signature"})
        return _DOMAIN + canonical(plain)


def signed_submission(unsigned: Submission, pair: KeyPair) -> Submission:
    """Return the submission with its signature."""
    return unsigned.model_copy(update={"signature": sign(pair, unsigned.message())})


def submission_digest(submission: Submission) -> str:
    """Return the SHA-256 of the one writing of a submission: receipts and the record name it by that."""
    return sha256(text_of(submission)).hexdigest()


def read_submission(data: bytes, where: str = "submission") -> Submission:
    """Return a submission whose signature and handle hold; raises InputError with every fault."""
    found = read_strict(Submission, data.removesuffix(b"\n"), where, _REMEDY)
    checks = (
        (not verify(ED25519, found.key, found.message(), found.signature), "its signature does not hold"),
        (found.bidder != handle_of(found.key), "its handle is not that of the key that signed it"),
    )
    problems = [Problem(where, what, _REMEDY) for wrong, what in checks if wrong]
    if problems:
        raise InputError(problems)
    return found
