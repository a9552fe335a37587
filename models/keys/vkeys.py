"""Public keys as text that people pass on: C2SP's vkey, and a fingerprint to read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from models.keys.names import check_name
from models.keys.pairs import SUITES, suite_of
from models.values.key_lines import KeyLine, read_key_line, refuse_key

__all__ = ["PublicKey", "parse_vkey"]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """公钥: the name of its holder, the suite, and the public bytes."""

    name: str
    suite: str
    public: bytes

    @property
    def _line(self) -> KeyLine:
        return KeyLine(self.name, suite_of(self.suite).mark + self.public)

    @property
    def vkey(self) -> str:
        """Return `name+id+base64(mark || public bytes)` (C2SP signed-note, verifier keys; as Go's sumdb/note)."""
        return self._line.text

    @property
    def key_id(self) -> bytes:
        """Return SHA-256(name || 0x0A || mark || public bytes)[:4] (C2SP signed-note, Signatures)."""
        return self._line.key_id

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the vkey as eight groups of five digits (132 bits): read aloud alike in any language.

        Each group is four bytes of the hash, big-endian, modulo 100000.
        """
        hashed = sha256(self.vkey.encode()).digest()
        numbers = (int.from_bytes(hashed[start : start + 4], "big") for start in range(0, len(hashed), 4))
        return " ".join(f"{number % 100_000:05}" for number in numbers)


@lru_cache(maxsize=4096)  # a list of tenders reads the keys of every notice in it, at each request
def parse_vkey(text: str) -> PublicKey:
    """Return the public key of a vkey; raises InputError for another form, a wrong id, an unknown suite or length."""
    line = read_key_line(text)
    material = line.material
    fitting = (
        one for one in SUITES.values()
        if material.startswith(one.mark) and len(material) == len(one.mark) + one.public_bytes
    )  # fmt: skip
    suite = next(fitting, None)
    if suite is None:
        refuse_key(text, f"it is of no suite known here, or too long or short (known: {', '.join(SUITES)})")
    return PublicKey(check_name(line.name), suite.id, material[len(suite.mark) :])
