"""Halves split into shares, k of n, each sealed to its custodian (SLIP-39 by `shamir-mnemonic`; HPKE by the suite).

A share is packed as the numbers of its words, two bytes each, so that all shares are equally long: the letters of words
would tell something of a share through the length of what is sealed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Final

from shamir_mnemonic.wordlist import WORDLIST

from bidding.bids.places import Place
from bidding.bids.suites import SealingSuite
from models.errors import InputError, Problem
from models.keys import KeyPair, PublicKey, recover_secret, share_secret

__all__ = ["SHARE_BYTES", "Half", "SealedShare", "half_digest", "join", "seal_shares", "share_digest", "unsealed"]

SHARE_BYTES: Final = 66
"""33 words of SLIP-39 for 32 bytes, two bytes each, most significant first."""


class Half(StrEnum):
    """Whose half of a key a share is of: the common one (k_c), or the bidder's own (k_b) in escrow (托管)."""

    COMMON = "common"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class SealedShare:
    """密封份额: what only its custodian opens, and the SHA-256 that the share has to have."""

    sealed: bytes
    digest: str


def half_digest(half: bytes) -> str:
    """Return by which digest a header promises a half of its key."""
    return sha256(b"wuxin half 1\n" + half).hexdigest()


def share_digest(share: bytes) -> str:
    """Return by which digest a header names a share; a share has more chance in it than anybody can try out."""
    return sha256(b"wuxin share 1\n" + share).hexdigest()


def seal_shares(
    secret: bytes, threshold: int, keys: Sequence[PublicKey], about: tuple[SealingSuite, Place, Half, bytes]
) -> tuple[SealedShare, ...]:
    """Return a share of the half for each custodian, in their order; `about` is suite, place, which half, nonce."""
    suite = about[0]
    words = share_secret(secret, threshold, len(keys))
    shares = [_packed(each) for each in words]
    return tuple(
        SealedShare(suite.seal(key, _info(key, about), share), share_digest(share))
        for key, share in zip(keys, shares, strict=True)
    )


def unsealed(pair: KeyPair, key: PublicKey, about: tuple[SealingSuite, Place, Half, bytes], one: SealedShare) -> bytes:
    """Return the share that was sealed to a custodian.

    Raises InputError where it does not open with this key at this place, or is not the share that the header names.
    """
    share = about[0].unseal(pair, _info(key, about), one.sealed)
    where = f"share of {key.name} in {about[1].bidder}, {about[1].part}"
    if share is None:
        what = "it does not open: it was sealed to another key, or for another tender, version, lot, part or bidder"
        raise InputError(Problem(where, what, "Hand in the others; say in public that this one is false."))
    if share_digest(share) != one.digest:
        what = "it opens, and is not the share that the header names"
        raise InputError(Problem(where, what, "Hand in the others; say in public that this one is false."))
    return share


def join(shares: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the half of (label, share) pairs, more of which may be given than are needed.

    Raises InputError that names each share that is damaged, of another set or false, or says how many are missing.
    """
    return _joined(tuple(shares))


@lru_cache(maxsize=4096)
def _joined(shares: tuple[tuple[str, bytes], ...]) -> bytes:
    """Join once what is asked for with every part: covers are opened again before technical parts and prices."""
    return recover_secret([(label, _words(label, share)) for label, share in shares])


def _info(key: PublicKey, about: tuple[SealingSuite, Place, Half, bytes]) -> bytes:
    suite, place, half, nonce = about
    return place.info("share", suite.id, {"custodian": key.vkey, "half": str(half), "nonce": nonce.hex()})


def _packed(words: str) -> bytes:
    numbers = {word: number for number, word in enumerate(WORDLIST)}
    return b"".join(numbers[word].to_bytes(2, "big") for word in words.split())


def _words(label: str, share: bytes) -> str:
    numbers = [int.from_bytes(share[place : place + 2], "big") for place in range(0, len(share), 2)]
    if len(share) != SHARE_BYTES or any(number >= len(WORDLIST) for number in numbers):
        raise InputError(Problem(label, "this is no share", "Hand it in as `wuxin custodian share` wrote it."))
    return " ".join(WORDLIST[number] for number in numbers)
