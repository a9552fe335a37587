"""Canonical JSON (RFC 8785) of plain values: equal content gives equal bytes, whoever writes it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Final

__all__ = ["canonical", "digest"]

_SAFE: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785, 3.2.2.3)."""


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
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
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
    # RFC 8785, 3.2.3: keys are sorted by their UTF-16 code units
    pairs = (f"{_text(name)}:{_text(value[name])}" for name in sorted(names, key=_utf_16))
    return f"{{{','.join(pairs)}}}"


def _utf_16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")
