"""Selection by RFC 3797, as an alternative mode for bodies whose rules name it: MD5 over numbered seeds.

Not the default: it takes an index modulo who is left, so one label struck from the pool moves all others, and it has no
codes, so who sees the lottery first knows the outcome first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Final

from models.errors import Problem, RefusedError

__all__ = ["Selection", "key_of", "select"]

_LARGEST: Final = 2**16 - 1
"""The count of earlier selections is two bytes (RFC 3797, 4)."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One selection: its MD5 in upper-case hexadecimal, how many were left, and which of the pool it took, from 1."""

    number: int
    md5: str
    left: int
    index: int


def key_of(seeds: Sequence[Sequence[int]]) -> str:
    """Return the key of the results of lotteries: numbers rising, a dot after each, a slash after each source.

    RFC 3797, 4, for sources of whole numbers; those of decimals or letters are not taken.
    """
    return "".join("".join(f"{number}." for number in sorted(source)) + "/" for source in seeds)


def select(size: int, count: int, key: str) -> tuple[Selection, ...]:
    """Return `count` selections from a pool numbered 1 to `size`. Raises RefusedError where there are not so many."""
    if not 1 <= count <= size <= _LARGEST:
        what = f"{count} of {size} cannot be selected; RFC 3797 takes 1 to {_LARGEST} from a pool of at most as many"
        raise RefusedError(Problem("pool", what, "Correct the count or the pool."))
    left = list(range(1, size + 1))
    return tuple(_selection(number, key.encode("ascii"), left) for number in range(1, count + 1))


def _selection(number: int, key: bytes, left: list[int]) -> Selection:
    """Take one of those left, as the RFC's reference program does; shortens `left`."""
    around = (number - 1).to_bytes(2, "big")
    # the RFC asks for MD5; the seeds are public, so nothing here rests on its strength against collisions
    hashed = md5(around + key + around, usedforsecurity=False).digest()
    size = len(left)
    return Selection(number, hashed.hex().upper(), size, left.pop(int.from_bytes(hashed, "big") % size))
