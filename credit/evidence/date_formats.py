"""Foreign ways to write dates and moments, turned into ISO 8601 text for a whole column at once."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.calendar_cells import moments_without_offset

__all__ = ["DIRECTIVES", "check_format", "iso_texts", "with_zone"]

DIRECTIVES = {
    "Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})", "H": r"(?P<H>\d{1,2})",
    "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})",
}  # fmt: skip
"""What may stand in a date format, with the meaning it has in strptime; other characters stand for themselves."""


def check_format(text: str) -> None:
    """Raise ValueError for a format that does not give year, month and day once, or asks for what we cannot read."""
    asked = re.findall(r"%(.)", text)
    if strange := sorted(set(asked) - set(DIRECTIVES)):
        message = f"date format {text!r} has %{strange[0]}; known are {', '.join('%' + key for key in DIRECTIVES)}"
        raise ValueError(message)
    if len(set(asked)) != len(asked) or not {"Y", "m", "d"} <= set(asked):
        message = f"date format {text!r} must give each of %Y, %m and %d once, and no other twice"
        raise ValueError(message)


def iso_texts(texts: pa.Array, formats: tuple[str, ...]) -> pa.Array:
    """Return each text as `YYYY-MM-DD`, with `THH:MM:SS` where its format has hours; null where no format fits."""
    found = pa.nulls(len(texts), pa.string())
    for text in formats:
        found = pc.coalesce(found, _iso(texts, text))
    return found


def _iso(texts: pa.Array, text: str) -> pa.Array:
    parts = pc.extract_regex(texts, _pattern(text))
    given = set(re.findall(r"%(.)", text))
    day = pc.binary_join_element_wise(
        pc.struct_field(parts, "Y"), _two(parts, "m", given), _two(parts, "d", given), "-"
    )
    if "H" not in given:
        return _valid(day, parts)
    clock = pc.binary_join_element_wise(*(_two(parts, key, given) for key in "HMS"), ":")
    return _valid(pc.binary_join_element_wise(day, clock, "T"), parts)


def _two(parts: pa.StructArray, key: str, given: set[str]) -> pa.Array:
    return pc.utf8_lpad(pc.struct_field(parts, key), 2, "0") if key in given else pa.array(["00"] * len(parts))


def _valid(texts: pa.Array, parts: pa.StructArray) -> pa.Array:
    return pc.if_else(parts.is_valid(), texts, pa.scalar(None, pa.string()))


def _pattern(text: str) -> str:
    pieces = re.split(r"%(.)", text)
    return "^" + "".join(DIRECTIVES[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)) + "$"


def with_zone(texts: pa.Array, zone: str) -> pa.Array:
    """Return ISO moments without an offset as UTC texts, read as the wall clock of a time zone.

    An hour that the clocks strike twice is the first; one they skip is the moment after. Other texts stay.
    """
    wall, plain = moments_without_offset(texts)
    utc = pc.assume_timezone(wall, zone, ambiguous="earliest", nonexistent="latest").cast(pa.timestamp("us", tz="UTC"))
    written = pc.binary_join_element_wise(utc.cast(pa.timestamp("us")).cast(pa.string()), "Z", "")
    return pc.if_else(pa.array(plain), written, texts)
