"""The public keys of logs and witnesses as one line of text, and the private ones as something that signs.

<name>+<key id, 8 hexadecimal digits>+<base64 of type and public key>       (C2SP signed-note, verifier keys)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, NoReturn

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.errors import InputError, Problem
from models.ledger.base64_text import decoded, encoded
from models.ledger.signature_types import COSIGNATURE, NOTE, SIGNATURE_TYPES, SignatureType

__all__ = ["ID_BYTES", "Signer", "Verifier", "is_key_name", "parse_vkey"]

ID_BYTES: Final = 4
_ID: Final = re.compile(r"[0-9a-f]{8}", re.ASCII)
_SHOWN: Final = 80
"""Characters of a key that a message repeats."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """One public key under its name: what it takes to check a signature line that carries both name and key id."""

    name: str
    public_key: bytes
    type: SignatureType = NOTE

    def __post_init__(self) -> None:
        """Refuse a name or key that no line could carry."""
        if not is_key_name(self.name):
            _refuse(self.name, "a name has at least one sign, and neither blanks, control signs nor +")
        if len(self.public_key) != self.type.suite.public_key_bytes:
            _refuse(self.name, f"a public key of {self.type.suite.suite_id} does not have this length")

    @property
    def key_type(self) -> bytes:
        """The bytes that say which kind of signature this key makes."""
        return self.type.key_type

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that a signature line begins with: no more than a hint which key to try."""
        return sha256(self.name.encode() + b"\n" + self.key_type + self.public_key).digest()[:ID_BYTES]

    def vkey(self) -> str:
        """Return the key as the line that `parse_vkey` reads."""
        return f"{self.name}+{self.key_id.hex()}+{encoded(self.key_type + self.public_key)}"

    def verifies(self, blob: bytes, text: str) -> bool:
        """Return whether `blob`, a signature line's bytes after the key id, is this key's signature on the text."""
        return self.type.verifies(self.public_key, blob, text)


@dataclass(frozen=True, slots=True)
class Signer:
    """A name and its Ed25519 private key, which never shows itself in a message."""

    name: str
    key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> Signer:
        """Return the signer of a private key of 32 bytes (RFC 8032, 5.1.5); raises InputError for another length."""
        if len(seed) != NOTE.suite.public_key_bytes:
            _refuse(name, f"a private key of Ed25519 has 32 bytes, and this has {len(seed)}")
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    def verifier(self) -> Verifier:
        """Return the public key to check this signer's notes with."""
        return Verifier(self.name, self.key.public_key().public_bytes_raw(), NOTE)

    def cosigner(self) -> Verifier:
        """Return the public key to check this signer's cosignatures with; its type, and so its id, is another."""
        return Verifier(self.name, self.key.public_key().public_bytes_raw(), COSIGNATURE)

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature on a message."""
        return self.key.sign(message)


def parse_vkey(text: str) -> Verifier:
    """Return the verifier of a line; raises InputError for anything that `vkey` would not have written.

    A type that is not understood is refused here: nobody can be trusted by a signature that cannot be checked.
    """
    parts = text.split("+", 2)
    if len(parts) != 3:  # noqa: PLR2004 - name, id and key
        _refuse(text, "a verifier key has three parts with + between them")
    name, key_id, key = parts
    data = decoded(key)
    if not _ID.fullmatch(key_id) or data is None:
        _refuse(text, "its id is not eight hexadecimal digits, or its key no base 64")
    kind = next((kind for kind in SIGNATURE_TYPES if data.startswith(kind.key_type)), None)
    if kind is None:
        _refuse(text, f"its signatures are of type 0x{data[:1].hex()}, which is not understood here")
    found = Verifier(name, data[len(kind.key_type) :], kind)
    if found.key_id.hex() != key_id:
        _refuse(text, f"its id would be {found.key_id.hex()}")
    return found


def is_key_name(name: str) -> bool:
    """Return whether a text may name a key: not empty, valid, without +, blanks and control signs."""
    return bool(name) and all(_may_stand_in_a_name(sign) for sign in name)


def _may_stand_in_a_name(sign: str) -> bool:
    return sign != "+" and not sign.isspace() and sign >= " " and not "\ud800" <= sign <= "\udfff"


def _refuse(where: str, what: str) -> NoReturn:
    shown = where if len(where) <= _SHOWN else f"{where[:_SHOWN]}..."
    raise InputError(Problem(f"key {shown!r}", what, "Ask its owner for the line again, and compare it sign by sign."))
