"""Arrow columns from numpy arrays; a missing cell is where `missing` is true."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from synthetic_data.arrays import Flags, Floats, Ints, Names

__all__ = ["MINUTES", "coded", "days", "flags", "moments", "picked", "tenths", "texts", "wholes"]

MINUTES = 1440
"""Minutes of a day; moments are minutes from 1970-01-01 00:00 on the clock of Asia/Shanghai."""
_MICROSECONDS = 60_000_000
_AT_ONCE = 4
_DIGITS = np.array([f"{number:04}".encode() for number in range(10**_AT_ONCE)]).view(np.uint32)
"""The four digits of every number below 10,000, as ASCII, each in one word."""

Column = Any  # pyarrow ships no types


def coded(prefix: str, numbers: Ints, missing: Flags | None = None, width: int = 7) -> Column:
    """Return ids such as C0000017 from numbers that count from 0; longer numbers get more digits."""
    small = len(numbers) == 0 or int(numbers.max()) < 10**width - 1
    ids = _same_width(prefix, numbers + 1, width) if small else _any_width(prefix, numbers + 1, width)
    return ids if missing is None else pc.if_else(pa.array(missing), pa.scalar(None, pa.string()), ids)


def _same_width(prefix: str, numbers: Ints, width: int) -> Column:
    """Write the digits straight into the buffer of a string column, four at a time; the prefix is one ASCII letter."""
    groups = 1 + width // _AT_ONCE
    fours = np.empty((len(numbers), groups), dtype=_DIGITS.dtype)
    rest = numbers.astype(np.uint32)
    for group in reversed(range(groups)):
        higher = rest // 10**_AT_ONCE
        fours[:, group] = _DIGITS[rest - higher * 10**_AT_ONCE]
        rest = higher
    letters = fours.view(np.uint8)[:, -1 - width :]
    letters[:, 0] = ord(prefix)
    ends = np.arange(len(numbers) + 1, dtype=np.int32) * (1 + width)
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(letters)))


def _any_width(prefix: str, numbers: Ints, width: int) -> Column:
    return pc.binary_join_element_wise(prefix, pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width, "0"), "")


def picked(pool: Sequence[str] | Names, index: Ints, missing: Flags | None = None) -> Column:
    """Return the pool's words at these indices."""
    return pa.array([str(word) for word in pool], pa.string()).take(pa.array(index, mask=missing))


def texts(words: Names, missing: Flags | None = None) -> Column:
    """Return words as they are."""
    return pa.array(words.astype(object), pa.string(), mask=missing)


def days(numbers: Ints, missing: Flags | None = None) -> Column:
    """Return dates from day numbers."""
    return pa.array(numbers.astype(np.int32), pa.date32(), mask=missing)


def moments(minutes: Ints, missing: Flags | None = None) -> Column:
    """Return moments on the clock of Asia/Shanghai, without an offset."""
    return pa.array(minutes * _MICROSECONDS, pa.timestamp("us"), mask=missing)


def wholes(numbers: Ints, missing: Flags | None = None) -> Column:
    """Return whole numbers."""
    return pa.array(numbers, pa.int64(), mask=missing)


def flags(values: Flags, missing: Flags | None = None) -> Column:
    """Return true and false."""
    return pa.array(values, pa.bool_(), mask=missing)


def tenths(values: Floats) -> Column:
    """Return decimals with one place."""
    whole = pa.array(np.rint(values * 10).astype(np.int64)).cast(pa.decimal128(19, 0))
    return pc.multiply(whole, pa.scalar(Decimal("0.1"))).cast(pa.decimal128(12, 1))
