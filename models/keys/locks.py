"""A secret under a passphrase: Argon2id (RFC 9106) makes the key, AES-256-GCM keeps the secret and holds the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from models.errors import InputError, Problem
from models.keys.passphrases import passphrase_bytes

__all__ = ["DEFAULT_COST", "MOST_MEMORY_KIB", "NONCE_BYTES", "SALT_BYTES", "Cost", "check_cost", "lock", "unlock"]

SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
MOST_MEMORY_KIB: Final = 2**20
"""1 GiB: what a file may ask of the machine that opens it."""
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 16
_MOST_WORK_KIB: Final = 2**22
"""Memory times passes: 4 GiB, some seconds of work."""
_LEAST_KIB_A_LANE: Final = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """口令加密强度: memory in KiB, passes over it, and lanes of Argon2id.

    The default is the second recommended option of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes.
    """

    memory_kib: int = 2**16
    passes: int = 3
    lanes: int = 4


DEFAULT_COST: Final = Cost()


def check_cost(cost: Cost, where: str = "lock") -> None:
    """Refuse what is no Argon2id, or would take the machine down, before it is tried; raises InputError."""
    least = _LEAST_KIB_A_LANE * max(cost.lanes, 1)
    reasons = (
        (not 1 <= cost.lanes <= _MOST_LANES, f"{cost.lanes} lanes, where 1 to {_MOST_LANES} are taken"),
        (not 1 <= cost.passes <= _MOST_PASSES, f"{cost.passes} passes, where 1 to {_MOST_PASSES} are taken"),
        (
            not least <= cost.memory_kib <= MOST_MEMORY_KIB,
            f"{cost.memory_kib} KiB of memory, where {least} to {MOST_MEMORY_KIB} are taken",
        ),
        (
            cost.memory_kib * cost.passes > _MOST_WORK_KIB,
            f"{cost.passes} passes over {cost.memory_kib} KiB, which is more than {_MOST_WORK_KIB} KiB of work",
        ),
    )
    remedy = "No file of ours asks for that; do not trust it. Take a copy, or recover the key from its words."
    problems = [Problem(where, f"it asks for {reason}", remedy) for is_so, reason in reasons if is_so]
    if problems:
        raise InputError(problems)


def lock(secret: bytes, passphrase: str, cost: Cost, salt: bytes, nonce: bytes, beside: bytes) -> bytes:
    """Return the secret sealed with its tag; `beside` is what the tag vouches for too.

    `salt` (16 bytes) and `nonce` (12) are new for every sealing. Raises InputError for an absurd cost.
    """
    return AESGCM(_key(passphrase, cost, salt)).encrypt(nonce, secret, beside)


def unlock(sealed: bytes, passphrase: str, cost: Cost, salt: bytes, nonce: bytes, beside: bytes) -> bytes:
    """Return the secret; raises InputError where the passphrase is wrong or anything was changed."""
    try:
        return AESGCM(_key(passphrase, cost, salt)).decrypt(nonce, sealed, beside)
    except InvalidTag:
        what = "the passphrase is wrong, or the file was changed since it was made; the two look alike"
        remedy = "Type it again, minding the keyboard's language; else take a copy, or recover the key from its words."
        raise InputError(Problem("passphrase", what, remedy)) from None


def _key(passphrase: str, cost: Cost, salt: bytes) -> bytes:
    check_cost(cost)
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(passphrase_bytes(passphrase))
