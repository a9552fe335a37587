"""A public key as one line of text, by the one grammar there is (C2SP signed-note, verifier keys).

<name>+<key id, 8 hexadecimal digits>+<base64 of type and public key>

What the type means is for whoever reads the line: `models.keys` knows suites, `models.ledger` kinds of signatures.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NoReturn

from models.errors import InputError, Problem

__all__ = ["ID_BYTES", "KeyLine", "is_key_name", "read_key_line", "refuse_key"]

ID_BYTES: Final = 4
_ID: Final = re.compile(r"[0-9a-f]{8}", re.ASCII)
_SHOWN: Final = 80
"""Characters of a key that a message repeats."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """公钥文本: a name, and its material: the bytes of the type, then those of the public key."""

    name: str
    material: bytes

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that a signature line begins with: no more than a hint which key to try."""
        return sha256(self.name.encode() + b"\n" + self.material).digest()[:ID_BYTES]

    @property
    def text(self) -> str:
        """The line that `read_key_line` reads."""
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(self.material).decode()}"


def read_key_line(text: str) -> KeyLine:
    """Return the key of a line; raises InputError for anything that `KeyLine.text` would not have written."""
    parts = text.split("+", 2)
    if len(parts) != 3:  # noqa: PLR2004 - name, id and key
        refuse_key(text, "it does not have the form name+id+base64: three parts with + between them")
    name, told, key = parts
    material = _decoded(key)
    if not _ID.fullmatch(told) or material is None:
        refuse_key(text, "its id is not eight hexadecimal digits, or its key no base64")
    if not is_key_name(name):
        refuse_key(text, "a name has at least one sign, and neither blanks, control signs nor +")
    found = KeyLine(name, material)
    if found.key_id.hex() != told:
        refuse_key(text, f"its id would be {found.key_id.hex()}: a character changed")
    return found


def is_key_name(name: str) -> bool:
    """Return whether a text may name a key: not empty, valid, without +, blanks and control signs."""
    return bool(name) and all(_may_stand_in_a_name(sign) for sign in name)


def refuse_key(where: str, what: str) -> NoReturn:
    """Raise InputError that says what is wrong with a key's line, or with the key of a name."""
    shown = where if len(where) <= _SHOWN else f"{where[:_SHOWN]}..."
    raise InputError(Problem(f"key {shown!r}", what, "Ask its owner for the line again, and compare it sign by sign."))


def _may_stand_in_a_name(sign: str) -> bool:
    return sign != "+" and not sign.isspace() and sign >= " " and not "\ud800" <= sign <= "\udfff"


def _decoded(text: str) -> bytes | None:
    """Return the bytes of base 64; None for what has another spelling than the canonical one."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if data and base64.b64encode(data).decode() == text else None
