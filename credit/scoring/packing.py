"""Several sums in one number: an engine adds a word once where it would add eight filtered sums.

A word is a row of fields. Each field counts the points of one bucket and one sign, in units of their greatest common
divisor; so a field is never negative, and an event adds its units to one field and nothing to the others. The topmost
field of the first word counts how often anything happened at all, `n`.

Engines add words as doubles, which takes less time and less room than sums that may leave 64 bits. A double holds every
whole number of 53 bits, so such a sum is exact in any order as long as it stays below 2**53, and it never falls.

Why nothing spills over: a field holds at most n times its dearest event, and is wide enough for that up to n = MOST.
Whether n is greater can be read off the first word, since what spills into its topmost field only makes it greater, and
a sum too great to be exact is far too great already. A company of which more than MOST happened is rated with a sum for
each bucket instead (`ratings`, `roomy`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import gcd

__all__ = ["MOST", "ROOM", "Field", "Packing", "packing"]

MOST = (1 << 15) - 1
"""What may have happened to one company, quantities counted, before its fields could spill over."""
ROOM = 53
"""Bits of a word: the whole numbers that a double holds."""
_COUNTER = 16
"""Bits of the first word that are kept for `n`: MOST has 15, and one more tells that it is exceeded."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where the points of one bucket and one sign stand; `unit` is what one counts for, negative for losses."""

    bucket: int
    unit: int
    bits: int
    word: int
    shift: int


@dataclass(frozen=True, slots=True)
class Packing:
    """The fields, how many words they fill, and where `n` begins in the first."""

    fields: tuple[Field, ...]
    words: int
    top: int

    def word_of(self, word: int, bucket: int, points: int) -> int:
        """Return what an event of these points in this bucket adds to a word."""
        inside = (f for f in self.fields if f.word == word and f.bucket == bucket and points * f.unit > 0)
        return sum(points // f.unit << f.shift for f in inside) + (1 << self.top if word == 0 else 0)


def packing(points: Mapping[int, Sequence[int]]) -> Packing | None:
    """Return where to add up the points that events may have, by bucket; None where some do not fit into a word."""
    parts = list(_parts(points))
    if any(bits > ROOM - _COUNTER for _, _, bits in parts):
        return None
    used: dict[int, int] = {0: 0}
    fields = []
    # the widest first, so that what is narrow fills the gaps: each word is one more sum to carry
    for bucket, unit, bits in sorted(parts, key=lambda part: -part[2]):
        word = next(w for w in count() if used.get(w, 0) + bits <= ROOM - (0 if w else _COUNTER))
        fields.append(Field(bucket, unit, bits, word, used.get(word, 0)))
        used[word] = used.get(word, 0) + bits
    return Packing(tuple(fields), len(used), used[0])


def _parts(points: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the bucket, the unit and the width of each field."""
    for bucket, values in points.items():
        for sign in (1, -1):
            found = [value * sign for value in values if value * sign > 0]
            if found:
                unit = gcd(*found)
                yield bucket, unit * sign, (MOST * (max(found) // unit)).bit_length()
