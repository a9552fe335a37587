"""Canonical JSON (RFC 8785) of plain values: equal content gives equal bytes, whoever writes it."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from typing import Final

__all__ = ["canonical", "digest"]

_SAFE: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785, 3.2.2.3)."""

_WORDS: Final[dict[bool | None, str]] = {None: "null", True: "true", False: "false"}
_FEW: Final = 32
"""Keys of an object whose order is worth remembering."""
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
    if isinstance(value, str):  # most values are, and every bid has its record written in several of these
        return _quoted(value)
    match value:
        case None | bool():
            return _WORDS[value]
        case int() if abs(value) <= _SAFE:
            return str(int(value))
        case list() | tuple():
            return f"[{','.join(map(_text, value))}]"
        case dict():
            names = _names if len(value) <= _FEW else _names.__wrapped__
            pairs = [quoted + _text(value[name]) for name, quoted in names(tuple(value))]
            return f"{{{','.join(pairs)}}}"
        case _:
            message = f"{value!r} has no canonical form: only text, whole numbers up to 2^53 - 1, booleans and null do"
            raise ValueError(message)


@lru_cache(maxsize=4096)
def _names(names: tuple[object, ...]) -> list[tuple[str, str]]:
    """Return the keys of an object in order, each with how it is written; few shapes of objects come again and again.

    RFC 8785, 3.2.3: keys are sorted by their UTF-16 code units.
    """
    texts = [name for name in names if isinstance(name, str)]
    if len(texts) < len(names):
        message = "every key of an object must be text"
        raise ValueError(message)
    return [(name, f"{_quoted(name)}:") for name in sorted(texts, key=_utf_16)]


def _utf_16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")
