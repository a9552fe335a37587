"""Secrets in every usual encoding, to be searched for in everything that an operator holds."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

import numpy as np

__all__ = ["amount_in_every_writing", "found_in", "in_every_encoding"]

_WORD = 8
_SHORTEST = 4
"""Fewer bytes turn up by chance."""


def in_every_encoding(text: str) -> set[bytes]:
    """Return a text as UTF-8, UTF-16, UTF-32, GB 18030, and each of them in hexadecimal, base64, URLs and deflated."""
    plain = {text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030")}
    return {one for data in plain for one in _dressed(data) if len(one) >= _SHORTEST}


def amount_in_every_writing(fen: int) -> set[bytes]:
    """Return an amount as digits of fen and yuan, with and without commas, ten-thousands, and as binary integers."""
    yuan, rest = divmod(fen, 100)
    texts = {f"{fen}", f"{fen:,}", f"{yuan}.{rest:02}", f"{yuan:,}.{rest:02}", f"{yuan}", f"{yuan:,}",
             f"{yuan / 10000:.6f}", f"{fen:x}", f"{fen:X}", f"{fen:o}", f"{fen:b}"}  # fmt: skip
    numbers = {n.to_bytes(size, order) for n in (fen, yuan) for size in (4, 8) for order in ("big", "little")}
    return {one for text in texts for one in in_every_encoding(text)} | {
        one for data in numbers for one in _dressed(data)
    }


def found_in(data: bytes, secrets: set[bytes]) -> list[bytes]:
    """Return which of the secrets stand in the data.

    Those of eight bytes and more are looked for by their first eight, all at once; only what is met is compared whole.
    """
    begin = {int.from_bytes(secret[:_WORD], "little") for secret in secrets if len(secret) >= _WORD}
    wanted = np.array(sorted(begin), dtype=np.uint64)
    met: set[int] = set()
    for shift in range(min(_WORD, len(data))):
        words = np.frombuffer(data, np.dtype("<u8"), (len(data) - shift) // _WORD, shift)
        met |= {int(word) for word in words[np.isin(words, wanted)]}
    return [
        secret for secret in secrets
        if (len(secret) < _WORD or int.from_bytes(secret[:_WORD], "little") in met) and secret in data
    ]  # fmt: skip


def _dressed(data: bytes) -> Iterator[bytes]:
    yield from (data, data[::-1], data.hex().encode(), data.hex().upper().encode(), zlib.compress(data)[2:-4])
    yield "".join(f"%{byte:02X}" for byte in data).encode()
    for shift in range(3):  # base64 differs by where the text stands in a longer one; the edges are left out
        inner = base64.b64encode(b"\0" * shift + data)
        first = -(-shift * 4 // 3) + (shift > 0)
        whole = inner[first : (shift + len(data)) // 3 * 4]
        if len(whole) > _SHORTEST:
            yield whole
            yield whole.replace(b"+", b"-").replace(b"/", b"_")
