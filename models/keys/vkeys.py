"""Public keys as text that people pass on: C2SP's vkey, and a fingerprint to read aloud."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from models.errors import InputError, Problem
from models.keys.names import check_name
from models.keys.pairs import SUITES, suite_of

__all__ = ["PublicKey", "parse_vkey"]

_FORM: Final = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")
_REMEDY: Final = "Copy the whole text, as `wuxin key show` prints it."


@dataclass(frozen=True, slots=True)
class PublicKey:
    """公钥: the name of its holder, the suite, and the public bytes."""

    name: str
    suite: str
    public: bytes

    @property
    def vkey(self) -> str:
        """Return `name+id+base64(mark || public bytes)` (C2SP signed-note, verifier keys; as Go's sumdb/note)."""
        material = suite_of(self.suite).mark + self.public
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(material).decode()}"

    @property
    def key_id(self) -> bytes:
        """Return SHA-256(name || 0x0A || mark || public bytes)[:4] (C2SP signed-note, Signatures)."""
        return sha256(self.name.encode() + b"\n" + suite_of(self.suite).mark + self.public).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the vkey as eight groups of five digits (132 bits): read aloud alike in any language.

        Each group is four bytes of the hash, big-endian, modulo 100000.
        """
        hashed = sha256(self.vkey.encode()).digest()
        numbers = (int.from_bytes(hashed[start : start + 4], "big") for start in range(0, len(hashed), 4))
        return " ".join(f"{number % 100_000:05}" for number in numbers)


def parse_vkey(text: str) -> PublicKey:
    """Return the public key of a vkey; raises InputError for another form, a wrong id, an unknown suite or length."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise InputError(Problem("public key", "it does not have the form name+id+base64", _REMEDY))
    material = _decoded(form[3])
    for suite in SUITES.values():
        if material.startswith(suite.mark) and len(material) == len(suite.mark) + suite.public_bytes:
            key = PublicKey(check_name(form[1]), suite.id, material[len(suite.mark) :])
            break
    else:
        what = f"it is of no suite known here, or too long or short (known: {', '.join(SUITES)})"
        raise InputError(Problem("public key", what, _REMEDY))
    if key.vkey != text:
        raise InputError(Problem("public key", "its id does not fit its name and bytes: a character changed", _REMEDY))
    return key


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise InputError(Problem("public key", "its last part is no base64", _REMEDY)) from None
