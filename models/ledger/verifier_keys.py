"""The public keys of logs and witnesses, of one line of text each, and the private ones as something that signs."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.ledger.signature_types import COSIGNATURE, NOTE, SIGNATURE_TYPES, SignatureType
from models.values.key_lines import KeyLine, is_key_name, read_key_line, refuse_key

__all__ = ["Signer", "Verifier", "parse_vkey"]


@dataclass(frozen=True, slots=True)
class Verifier:
    """One public key under its name: what it takes to check a signature line that carries both name and key id."""

    name: str
    public_key: bytes
    type: SignatureType = NOTE

    def __post_init__(self) -> None:
        """Refuse a name or key that no line could carry."""
        if not is_key_name(self.name):
            refuse_key(self.name, "a name has at least one sign, and neither blanks, control signs nor +")
        if len(self.public_key) != self.type.suite.public_key_bytes:
            refuse_key(self.name, f"a public key of {self.type.suite.suite_id} does not have this length")

    @property
    def key_type(self) -> bytes:
        """The bytes that say which kind of signature this key makes."""
        return self.type.key_type

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that a signature line begins with: no more than a hint which key to try."""
        return KeyLine(self.name, self.key_type + self.public_key).key_id

    def vkey(self) -> str:
        """Return the key as the line that `parse_vkey` reads."""
        return KeyLine(self.name, self.key_type + self.public_key).text

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
            refuse_key(name, f"a private key of Ed25519 has 32 bytes, and this has {len(seed)}")
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
    line = read_key_line(text)
    kind = next((kind for kind in SIGNATURE_TYPES if line.material.startswith(kind.key_type)), None)
    if kind is None:
        refuse_key(text, f"its signatures are of type 0x{line.material[:1].hex()}, which is not understood here")
    return Verifier(line.name, line.material[len(kind.key_type) :], kind)
