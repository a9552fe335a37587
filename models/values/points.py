"""Points as integer thousandths (毫分), so that every engine adds them to the same sum."""

from __future__ import annotations

import re

__all__ = ["MILLI", "format_points", "parse_points"]

MILLI = 1000
"""Thousandths in one point."""

_DECIMAL = re.compile(r"[+-]?(\d{1,12})(?:\.(\d{1,3}))?", re.ASCII)


def parse_points(text: str | int) -> int:
    """Return thousandths for a decimal with at most three places.

    Raises ValueError for anything else, floats and booleans among them: a float has already lost the number.
    """
    if isinstance(text, bool) or not isinstance(text, str | int):
        message = f'{text!r} is no exact number; write it in quotes, like "0.5"'
        raise ValueError(message)  # noqa: TRY004 - pydantic reports ValueError, not TypeError
    match = _DECIMAL.fullmatch(str(text).strip())
    if match is None:
        message = f"{text!r} is no decimal with at most three places"
        raise ValueError(message)
    whole, fraction = match.group(1), match.group(2) or ""
    milli = int(whole) * MILLI + int(fraction.ljust(3, "0"))
    return -milli if str(text).strip().startswith("-") else milli


def format_points(milli: int) -> str:
    """Return thousandths as the shortest exact decimal, `84.999` for 84999 and `85` for 85000."""
    sign, milli = ("-", -milli) if milli < 0 else ("", milli)
    whole, fraction = divmod(milli, MILLI)
    return f"{sign}{whole}.{fraction:03d}".rstrip("0").rstrip(".")
