"""Which encoding a table is in: UTF-8, or GB18030 as most hotline exports are, decided over the whole file."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from credit.evidence.errors import refuse

__all__ = ["encoding_of"]

_STEP = 1 << 20


def encoding_of(where: str, data: BinaryIO) -> str:
    """Return `utf-8-sig` or `gb18030`, whichever decodes every byte (UTF-8 first); PackageError where neither does.

    Reads the stream to its end, or to where the last hope is gone.
    """
    fault = _fault(data, "utf-8")
    if fault is None:
        return "utf-8-sig"
    data.seek(0)
    if _fault(data, "gb18030") is None:
        return "gb18030"
    offset, line = fault
    what = f"byte {offset} (counted from 0), on line {line}, is neither UTF-8 nor does the file decode as GB18030"
    raise refuse(where, what, "Save the table as UTF-8 (in a spreadsheet: CSV UTF-8).", line=line)


def _fault(data: BinaryIO, encoding: str) -> tuple[int, int] | None:
    """Return byte offset and line of the first byte that does not decode, or None."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    done, lines = 0, 1
    while True:
        piece = data.read(_STEP)
        pending = decoder.getstate()[0]
        try:
            decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            start = error.start - len(pending)
            return done + start, lines + piece[: max(start, 0)].count(b"\n")
        if not piece:
            return None
        done, lines = done + len(piece), lines + piece.count(b"\n")
