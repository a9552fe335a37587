"""Dates and moments out of whole columns of text, without a Python call per cell."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from models.values.moments import MICROSECONDS_A_DAY, SHANGHAI_OFFSET

__all__ = ["Flags", "dates", "midnight", "moments", "moments_without_offset"]

Flags = npt.NDArray[np.bool_]

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_MOMENT = (
    r"^(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})"
    r"(?:\.(?P<part>\d{1,6}))?)?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?$"
)
_MONTHS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_PLACEHOLDER = "1970-01-01"
_INTEGER = {pa.date32(): pa.int32(), pa.timestamp("us", tz="UTC"): pa.int64()}


def dates(texts: pa.Array) -> tuple[pa.Array, Flags, Flags]:
    """Return date32, which cells are no YYYY-MM-DD, and which have that form and are no day of the calendar."""
    formed = _flags(pc.match_substring_regex(texts, _DATE))
    days, exists = _days(pc.if_else(pa.array(formed), texts, _PLACEHOLDER))
    present = texts.is_valid().to_numpy(zero_copy_only=False)
    values = pa.array(days.astype(np.int32), mask=~(formed & exists)).cast(pa.date32())
    return values, present & ~formed, formed & ~exists


def moments(texts: pa.Array) -> tuple[pa.Array, Flags, Flags]:
    """Return UTC timestamps, which cells are no ISO 8601 moment, and which have the form and do not exist."""
    number, formed, exists, _ = _moments(texts)
    present = texts.is_valid().to_numpy(zero_copy_only=False)
    values = pa.array(number, mask=~(formed & exists)).cast(pa.timestamp("us", tz="UTC"))
    return values, present & ~formed, formed & ~exists


def moments_without_offset(texts: pa.Array) -> tuple[pa.Array, Flags]:
    """Return wall-clock timestamps (no time zone), and which cells are moments that carry no offset of their own."""
    number, formed, exists, offset = _moments(texts)
    plain = formed & exists & (offset == 0)
    return pa.array(number + SHANGHAI_OFFSET, mask=~plain).cast(pa.timestamp("us")), plain


def midnight(values: pa.Array) -> pa.Array:
    """Return the moment at which each date, or each moment's Shanghai day, begins in Shanghai."""
    absent = values.is_null().to_numpy(zero_copy_only=False)
    number = pc.fill_null(values.view(_INTEGER[values.type]), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    days = number if values.type == pa.date32() else (number + SHANGHAI_OFFSET) // MICROSECONDS_A_DAY
    starts = days * MICROSECONDS_A_DAY - SHANGHAI_OFFSET
    return pa.array(starts, mask=absent).cast(pa.timestamp("us", tz="UTC"))


def _moments(texts: pa.Array) -> tuple[npt.NDArray[np.int64], Flags, Flags, npt.NDArray[np.int64]]:
    parts = pc.extract_regex(texts, _MOMENT)
    formed = parts.is_valid().to_numpy(zero_copy_only=False)
    days, exists = _days(pc.fill_null(pc.struct_field(parts, "day"), _PLACEHOLDER))
    hour, minute, second = (_number(pc.struct_field(parts, name)) for name in ("hour", "minute", "second"))
    micro = _number(pc.utf8_rpad(_text(pc.struct_field(parts, "part")), 6, "0"))
    offset, offset_exists = _offset(_text(pc.struct_field(parts, "offset")))
    exists &= (hour < 24) & (minute < 60) & (second < 60) & offset_exists  # noqa: PLR2004 - a clock's own numbers
    clock = ((hour * 60 + minute) * 60 + second) * 1_000_000 + micro
    own = np.where(offset == 0, SHANGHAI_OFFSET, offset - 1)
    return days * MICROSECONDS_A_DAY + clock - own, formed, exists, offset


def _offset(texts: pa.Array) -> tuple[npt.NDArray[np.int64], Flags]:
    """Return 1 + microseconds ahead of UTC (0 where no offset is given), and whether the offset exists."""
    parts = pc.extract_regex(texts, r"^(?P<sign>[+-])(?P<hour>\d{2}):?(?P<minute>\d{2})$")
    hour, minute = _number(pc.struct_field(parts, "hour")), _number(pc.struct_field(parts, "minute"))
    sign = np.where(_flags(pc.equal(pc.struct_field(parts, "sign"), "-")), -1, 1)
    given = _flags(pc.not_equal(texts, ""))
    ahead = sign * (hour * 60 + minute) * 60_000_000
    return np.where(given, ahead + 1, 0), (hour < 24) & (minute < 60)  # noqa: PLR2004 - a clock's own numbers


def _days(texts: pa.Array) -> tuple[npt.NDArray[np.int64], Flags]:
    """Return day numbers of texts that all have the form YYYY-MM-DD, and which of them exist."""
    digits = _fixed(texts, len(_PLACEHOLDER)).astype(np.int64) - ord("0")
    year = digits[:, :4] @ np.array([1000, 100, 10, 1])
    month, day = (digits[:, at] * 10 + digits[:, at + 1] for at in (5, 8))
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    known = (month >= 1) & (month <= 12)  # noqa: PLR2004 - months of a year
    month = np.where(known, month, 1)
    last = _MONTHS[month] + (leap & (month == 2))  # noqa: PLR2004 - February
    exists = known & (year >= 1) & (day >= 1) & (day <= last)
    first = ((year - 1970) * 12 + month - 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.where(exists, first + day - 1, 0), exists


def _fixed(texts: pa.Array, width: int) -> npt.NDArray[np.uint8]:
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    held = np.frombuffer(data or b"", np.uint8)[ends[0] : ends[-1]]
    return held.reshape(-1, width)


def _number(texts: pa.Array) -> npt.NDArray[np.int64]:
    filled = _text(texts)
    result: npt.NDArray[np.int64] = (
        pc.if_else(pc.equal(filled, ""), "0", filled).cast(pa.int64()).to_numpy(zero_copy_only=False)
    )
    return result


def _text(texts: pa.Array) -> pa.Array:
    return pc.fill_null(texts, "")


def _flags(values: Any) -> Flags:  # noqa: ANN401 - pyarrow ships no types
    result: Flags = pc.fill_null(values, fill_value=False).to_numpy(zero_copy_only=False)
    return result
