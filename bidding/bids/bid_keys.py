"""The secrets of one bid, all derived from the bidder's enrolled key: one file to keep, and nothing to mix up.

Whoever lacks that key can tie none of them to it, nor to one another (HKDF-Expand, RFC 5869, 2.3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from bidding.bids.places import Part, handle_of
from bidding.bids.suites import HALF_BYTES
from models.keys import KeyPair, pair_of
from models.keys.pairs import ED25519
from models.values.canonical import canonical

__all__ = ["NONCE_BYTES", "SubmissionKeys", "line_of", "submission_keys"]

NONCE_BYTES: Final = 16
"""Bytes of chance that make each submission another one; they stand in the open."""


@dataclass(frozen=True, slots=True)
class SubmissionKeys:
    """投标一次性密钥: the pair that signs one submission, its handle, and the seed of the bidder's own halves."""

    pair: KeyPair
    nonce: bytes
    seed: bytes = field(repr=False)

    @property
    def handle(self) -> str:
        """Return the handle under which the submission goes."""
        return handle_of(self.pair.public)

    def own_half(self, part: Part) -> bytes:
        """Return the bidder's own half (k_b) of the key of a part."""
        return _expanded(self.seed, "own half", str(part))


def submission_keys(enrolled: KeyPair, tender: str, lot: str, nonce: bytes) -> SubmissionKeys:
    """Return the keys of the submission with this nonce, the same whenever they are asked for."""
    seed = _expanded(enrolled.secret, "submission", tender, lot, nonce.hex())
    return SubmissionKeys(pair_of(ED25519, _expanded(seed, "sign")), nonce, seed)


def line_of(enrolled: KeyPair, tender: str, lot: str) -> KeyPair:
    """Return the pair of the bidder's line (投标序列): all its submissions to a lot are tied together by it, sealed."""
    return pair_of(ED25519, _expanded(enrolled.secret, "line", tender, lot))


def _expanded(secret: bytes, *use: str) -> bytes:
    return HKDFExpand(SHA256(), HALF_BYTES, b"wuxin bid 1\n" + canonical(list(use))).derive(secret)
