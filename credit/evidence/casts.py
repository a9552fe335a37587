"""Typed cells out of whole columns of text, with a reason for each cell that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence import calendar_cells
from credit.evidence.calendar_cells import Flags
from credit.evidence.schema import ARROW_TYPES, Column, Kind
from models.values.moments import MOMENT_FORM
from models.values.points import MILLI, format_points

__all__ = ["Fault", "cast", "flags"]


@dataclass(frozen=True, slots=True)
class Fault:
    """The rows of a batch whose cell has this fault, and the reason in words."""

    rows: Flags
    reason: str


def cast(column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    """Return the typed cells of a column and its faults; an empty cell (null or "") is null, or the column's default.

    A faulty cell is null, and no cell has two faults.
    """
    filled = pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)
    filled = filled if column.default is None else pc.fill_null(filled, column.default)
    values, faults = _CASTS[column.kind](column, filled)
    if column.required:
        faults = (*faults, Fault(filled.is_null().to_numpy(zero_copy_only=False), "must have a value"))
    faults = tuple(fault for fault in faults if fault.rows.any())
    typed = values.cast(ARROW_TYPES[column.kind])
    for fault in faults:
        typed = pc.if_else(pa.array(fault.rows), pa.scalar(None, typed.type), typed)
    return typed, faults


def flags(values: Any) -> Flags:  # noqa: ANN401 - pyarrow ships no types
    """Return an Arrow array of booleans as numpy's, null as false."""
    result: Flags = pc.fill_null(values, fill_value=False).to_numpy(zero_copy_only=False)
    return result


_Cast = Callable[[Column, pa.Array], tuple[pa.Array, tuple[Fault, ...]]]


def _texts(_column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    nul = flags(pc.match_substring(texts, "\0"))
    blank = flags(pc.equal(pc.utf8_trim_whitespace(texts), "")) & ~nul
    return texts, (Fault(nul, "holds a NUL character"), Fault(blank, "holds nothing but white space"))


def _ids(column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    values, faults = _texts(column, texts)
    seen = np.logical_or.reduce([fault.rows for fault in faults])
    edged = flags(pc.not_equal(pc.utf8_trim_whitespace(texts), texts)) & ~seen
    return values, (*faults, Fault(edged, "begins or ends with white space, which would make it another id"))


def _codes(column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    known = flags(pc.is_in(texts, value_set=pa.array(column.values)))
    return texts, (Fault(~known & flags(texts.is_valid()), f"is none of {', '.join(column.values)}"),)


def _flags(_column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    known = pc.is_in(texts, value_set=pa.array(["true", "false"]))
    values = pc.if_else(known, pc.equal(texts, "true"), pa.scalar(None, pa.bool_()))
    return values, (Fault(~flags(known) & flags(texts.is_valid()), "is neither true nor false"),)


def _dates(_column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    values, malformed, impossible = calendar_cells.dates(texts)
    return values, (
        Fault(malformed, "is no date of the form YYYY-MM-DD"),
        Fault(impossible, "is no day of the calendar"),
    )


def _moments(_column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    values, malformed, impossible = calendar_cells.moments(texts)
    return values, (Fault(malformed, f"is not {MOMENT_FORM}"), Fault(impossible, "is no moment of calendar and clock"))


def _whole(column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    formed = pc.match_substring_regex(texts, r"^-?\d{1,18}$")
    numbers = pc.if_else(formed, texts, pa.scalar(None, pa.string())).cast(pa.int64())
    return _bounded(column, texts, numbers, f"is no whole number {_range(column, 1)}", 1)


def _score(column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    parts = pc.extract_regex(texts, r"^(?P<whole>\d{1,12})(?:\.(?P<part>\d{1,3}))?$")
    whole = pc.struct_field(parts, "whole").cast(pa.int64())
    part = pc.utf8_rpad(pc.struct_field(parts, "part"), 3, "0").cast(pa.int64())
    milli = pc.add(pc.multiply(whole, MILLI), part)
    reason = f"is no decimal {_range(column, MILLI)} with at most three places"
    return _bounded(column, texts, milli, reason, MILLI)


def _area(column: Column, texts: pa.Array) -> tuple[pa.Array, tuple[Fault, ...]]:
    parts = pc.extract_regex(texts, r"^(?P<whole>\d{1,12})(?:\.(?P<part>\d{1,2}))?$")
    half = pc.greater_equal(pc.struct_field(parts, "part"), "5")  # the first place decides, and "5" sorts before "50"
    metres = pc.add(pc.struct_field(parts, "whole").cast(pa.int64()), half.cast(pa.int64()))
    return _bounded(column, texts, metres, "is no area in square metres with at most two places", 1)


def _bounded(
    column: Column, texts: pa.Array, numbers: pa.Array, reason: str, unit: int
) -> tuple[pa.Array, tuple[Fault, ...]]:
    inside = pc.and_(pc.greater_equal(numbers, column.lowest * unit), pc.less_equal(numbers, column.highest * unit))
    values = pc.if_else(inside, numbers, pa.scalar(None, pa.int64()))
    return values, (Fault(flags(texts.is_valid()) & ~flags(inside), reason),)


def _range(column: Column, unit: int) -> str:
    low = format_points(column.lowest * MILLI)
    return f"of at least {low}" if column.highest >= 10**12 else f"from {low} to {column.highest * unit // unit}"


_CASTS: dict[Kind, _Cast] = {
    "id": _ids, "text": _texts, "long_text": _texts, "code": _codes, "flag": _flags, "date": _dates,
    "moment": _moments, "whole": _whole, "score": _score, "area": _area,
}  # fmt: skip
