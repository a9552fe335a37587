"""A key in a file for browsers (`wuxin browser key 1`): under a lock of WebCrypto, which has no Argon2id.

PBKDF2-HMAC-SHA256 (RFC 8018, 5.2) makes the key of the passphrase, AES-256-GCM keeps the secret, and its tag vouches
for everything beside it. A guess costs no memory, so this lock is weaker than a key file's; decision 0058 weighs it.
"""

from __future__ import annotations

import base64
from hashlib import pbkdf2_hmac
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import InputError, Problem
from models.keys.locks import NONCE_BYTES, SALT_BYTES
from models.keys.pairs import ED25519, Entropy, KeyPair
from models.keys.passphrases import check_passphrase, passphrase_bytes
from models.keys.vkeys import PublicKey
from models.values.canonical import canonical

__all__ = ["BROWSER_FORMAT", "ITERATIONS", "browser_key_text"]

BROWSER_FORMAT: Final = "wuxin browser key 1"
ITERATIONS: Final = 1_200_000
"""Twice what OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256 (600,000); half a second of a computer."""
_KDF: Final = "pbkdf2-hmac-sha256"
_CIPHER: Final = "aes-256-gcm"


def browser_key_text(
    pair: KeyPair, about: tuple[str, str], passphrase: str, entropy: Entropy, iterations: int = ITERATIONS
) -> str:  # fmt: skip
    """Return the text of a file for browsers; `about` is the key's name and purpose. Draws 28 bytes of `entropy`.

    Raises InputError for another key than a bidder's, which alone is of use in a browser, and for a weak passphrase.
    """
    name, purpose = about
    if purpose != "bidder" or pair.suite != ED25519:
        what = f"it is a {purpose} key ({pair.suite}), and a browser seals bids alone"
        raise InputError(Problem(name, what, "Name a key made with: wuxin key make CODE --purpose bidder"))
    check_passphrase(passphrase)
    salt, nonce = entropy(SALT_BYTES), entropy(NONCE_BYTES)
    beside = {
        "format": BROWSER_FORMAT, "purpose": purpose, "public": PublicKey(name, pair.suite, pair.public).vkey,
        "lock": {"kdf": _KDF, "iterations": iterations, "salt": _base64(salt), "cipher": _CIPHER,
                 "nonce": _base64(nonce)},
    }  # fmt: skip
    sealed = AESGCM(_key(passphrase, salt, iterations)).encrypt(nonce, pair.secret, canonical(beside))
    return (canonical({**beside, "secret": _base64(sealed)}) + b"\n").decode()


def _key(passphrase: str, salt: bytes, iterations: int) -> bytes:
    return pbkdf2_hmac("sha256", passphrase_bytes(passphrase), salt, iterations)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
