"""Key pairs by suite: making one from chance that is passed in, signing, verifying.

Every key says which suite it is of, so that another one (SM2, SM3, SM4) can stand beside these; docs/keys.md tells what
an adapter needs. Chance comes in as a function of a number of bytes, as `os.urandom` is one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from models.errors import InputError, Problem

__all__ = [
    "ED25519", "ED25519_X25519", "SECRET_BYTES", "SUITES", "Entropy", "KeyPair", "Suite", "make_pair", "pair_of",
    "sealing_key", "sealing_public", "sign", "signing_key", "suite_of", "verify",
]  # fmt: skip

Entropy = Callable[[int], bytes]
"""Gives that many unpredictable bytes."""
ED25519: Final = "ed25519"
ED25519_X25519: Final = "ed25519-x25519"
SECRET_BYTES: Final = 32
"""Every secret is 32 bytes: an Ed25519 seed (RFC 8032, 5.1.5), or a seed from which two keys are derived."""
_HALF: Final = 32


@dataclass(frozen=True, slots=True)
class Suite:
    """密码套件: what a key of this id is and does.

    `mark` stands before the key's bytes in its public text; `public_bytes` is their number; `seals` tells whether
    something can be sealed to the key. All of them sign.
    """

    id: str
    mark: bytes
    public_bytes: int
    seals: bool


SUITES: Final = MappingProxyType(
    {
        suite.id: suite
        for suite in (
            Suite(ED25519, b"\x01", 32, seals=False),
            # signed-note keeps 0xff for types without a byte of their own, followed by a longer name
            Suite(ED25519_X25519, b"\xffwuxin/ed25519-x25519\n", 64, seals=True),
        )
    }
)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """密钥对: a suite, the public bytes, and the secret, which is never shown in a representation."""

    suite: str
    public: bytes
    secret: bytes = field(repr=False)


def suite_of(suite: str) -> Suite:
    """Return the suite of that id; raises InputError that names the known ones."""
    known = SUITES.get(suite)
    if known is None:
        what = f"there is no suite {suite!r}"
        raise InputError(Problem("suite", what, f"Known here: {', '.join(SUITES)}. Others need an adapter."))
    return known


def make_pair(suite: str, entropy: Entropy) -> KeyPair:
    """Return a new pair from 32 bytes of `entropy`; raises InputError for an unknown suite."""
    return pair_of(suite, entropy(SECRET_BYTES))


def pair_of(suite: str, secret: bytes) -> KeyPair:
    """Return the pair of a secret of 32 bytes; raises InputError for an unknown suite or another length."""
    seals = suite_of(suite).seals
    if len(secret) != SECRET_BYTES:
        raise InputError(Problem("secret", f"it has {len(secret)} bytes, and a key has {SECRET_BYTES}"))
    public = _signing_private(suite, secret).public_key().public_bytes_raw()
    if seals:
        public += _sealing_private(secret).public_key().public_bytes_raw()
    return KeyPair(suite, public, secret)


def signing_key(pair: KeyPair) -> Ed25519PrivateKey:
    """Return the Ed25519 key with which the pair signs."""
    suite_of(pair.suite)
    return _signing_private(pair.suite, pair.secret)


def sealing_key(pair: KeyPair) -> X25519PrivateKey:
    """Return the X25519 key that opens what was sealed to the pair; raises InputError where its suite has none."""
    _need_seals(pair.suite)
    return _sealing_private(pair.secret)


def sealing_public(suite: str, public: bytes) -> bytes:
    """Return the 32 bytes of X25519 to which one seals; raises InputError where the suite has none."""
    _need_seals(suite)
    return public[_HALF:]


def sign(pair: KeyPair, message: bytes) -> bytes:
    """Return the Ed25519 signature (RFC 8032) of a message, 64 bytes."""
    return signing_key(pair).sign(message)


def verify(suite: str, public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether the signature is that of the message by the public key; raises InputError for unknown suites."""
    suite_of(suite)
    try:
        Ed25519PublicKey.from_public_bytes(public[:_HALF]).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _need_seals(suite: str) -> None:
    if not suite_of(suite).seals:
        able = ", ".join(known.id for known in SUITES.values() if known.seals)
        raise InputError(Problem("suite", f"nothing can be sealed to a key of {suite}", f"These can: {able}."))


def _signing_private(suite: str, secret: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_derived(secret, b"sign") if suite == ED25519_X25519 else secret)


def _sealing_private(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_derived(secret, b"seal"))


def _derived(secret: bytes, use: bytes) -> bytes:
    """Return 32 bytes by HKDF-Expand (RFC 5869, 2.3); Extract is not needed for a uniform secret (3.3)."""
    return HKDFExpand(SHA256(), SECRET_BYTES, b"wuxin key 1 " + use).derive(secret)
