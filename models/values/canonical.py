"""Canonical JSON (RFC 8785) of plain values: equal content gives equal bytes, whoever writes it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Final

__all__ = ["canonical", "digest"]

_SAFE: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785, 3.2.2.3)."""

_WORDS: Final[dict[bool | None, str]] = {None: "null", True: "true", False: "false"}
_quoted: Final = json.encoder.encode_basestring
"""Escapes what JSON must escape and nothing else, as RFC 8785, 3.2.2.2 asks."""


def canonical(value: object) -> bytes:
    """Return the canonical JSON of strings, whole numbers, booleans, None, lists, tuples and string-keyed dicts.

    Raises ValueError for anything else: a float, a number beyond 2^53 - 1, half a surrogate pair.
    """
    return _text(value).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical JSON in lower-case hexadecimal."""
    return sha256(canonical(value)).hexdigest()


def _text(value: object) -> str:
    match value:
        case str():
            return _quoted(value)
        case None | bool():
            return _WORDS[value]
        case int() if abs(value) <= _SAFE:
            return str(int(value))
        case list() | tuple():
            return f"[{','.join(map(_text, value))}]"
        case dict():
            return _object(value)
        case _:
            message = f"{value!r} has no canonical form: only text, whole numbers up to 2^53 - 1, booleans and null do"
            raise ValueError(message)


def _object(value: dict[object, object]) -> str:
    names = [name for name in value if isinstance(name, str)]
    if len(names) < len(value):
        message = "every key of an object must be text"
        raise ValueError(message)
    # RFC 8785, 3.2.3: keys are sorted by their UTF-16 code units, which in ASCII is the order of the letters
    ordered = sorted(names) if all(map(str.isascii, names)) else sorted(names, key=_utf_16)
    pairs = (f"{_quoted(name)}:{_text(value[name])}" for name in ordered)
    return f"{{{','.join(pairs)}}}"


def _utf_16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")
