"""Sealing suites by name: what seals a share to a custodian, and what seals a file under two halves.

HPKE (RFC 9180), HKDF (RFC 5869) and AES-GCM are those of `cryptography`; nothing here computes with points or fields.
A second suite (SM2 for shares, SM3 and SM4-GCM for files) is one more row of `SUITES`: every header names its suite.
One exception to chance being passed in: HPKE draws its ephemeral key itself, from the operating system.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.errors import InputError, Problem
from models.keys import KeyPair, PublicKey, sealing_key, sealing_public

__all__ = ["HALF_BYTES", "KEY_EXTRA", "SUITES", "TAG_BYTES", "SealingSuite", "suite_named"]

HALF_BYTES: Final = 32
"""Bytes of each of the two halves from which a file's key is derived."""
TAG_BYTES: Final = 16
KEY_EXTRA: Final = 48
"""Bytes by which HPKE makes a share longer: the encapsulated key and the tag."""
_HPKE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class SealingSuite:
    """封存密码套件: an id, and what it does.

    `seal(key, info, share)` seals to a custodian; `unseal(pair, info, sealed)` gives the share, None where it does not
    open; `cipher(own half, common half, salt)` gives the cipher of a file.
    """

    id: str
    seal: Callable[[PublicKey, bytes, bytes], bytes]
    unseal: Callable[[KeyPair, bytes, bytes], bytes | None]
    cipher: Callable[[bytes, bytes, bytes], AESGCM]


def suite_named(name: str) -> SealingSuite:
    """Return the suite of an id; raises InputError that names the known ones."""
    found = SUITES.get(name)
    if found is None:
        what = f"there is no sealing suite {name!r}"
        raise InputError(Problem("suite", what, f"Known here: {', '.join(SUITES)}. A newer Wuxin may know more."))
    return found


def _seal(key: PublicKey, info: bytes, share: bytes) -> bytes:
    public = X25519PublicKey.from_public_bytes(sealing_public(key.suite, key.public))
    return _HPKE.encrypt(share, public, info)


def _unseal(pair: KeyPair, info: bytes, sealed: bytes) -> bytes | None:
    try:
        return _HPKE.decrypt(sealed, sealing_key(pair), info)
    except InvalidTag:
        return None


def _cipher(own: bytes, common: bytes, salt: bytes) -> AESGCM:
    """Return AES-256-GCM under HKDF-SHA256(own || common, salt)."""
    return AESGCM(HKDF(SHA256(), 32, salt, b"wuxin envelope 1").derive(own + common))


SUITES: Final[Mapping[str, SealingSuite]] = {
    suite.id: suite for suite in (SealingSuite("hpke-x25519-sha256-aes256gcm", _seal, _unseal, _cipher),)
}
"""Every suite that this version seals and opens with, by its id."""
