"""Amounts of money as people write them: yuan with at most two decimals; inside they are integer fen."""

from __future__ import annotations

import re
from typing import Final

from models.errors import InputError, Problem

__all__ = ["fen_of", "yuan"]

_YUAN: Final = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?", re.ASCII)


def fen_of(text: str, where: str = "amount") -> int:
    """Return the fen of an amount in yuan, such as `1,234.50`. Raises InputError for anything finer or else."""
    match = _YUAN.fullmatch(text.strip())
    if match is None:
        raise InputError(
            Problem(where, f"{text!r} is no amount in yuan", "Write it like 1234.50, two decimals at most.")
        )
    fen = int(match[2].replace(",", "")) * 100 + int((match[3] or "").ljust(2, "0"))
    return -fen if match[1] == "-" else fen


def yuan(fen: int) -> str:
    """Return fen as a person reads them, such as `-1,234.50`."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02}"
