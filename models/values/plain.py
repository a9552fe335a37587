"""Rows as values that JSON has: equal rows give equal lines, wherever they were kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from models.values.canonical import canonical
from models.values.moments import moment_number, moment_text

__all__ = ["lines_of", "plain"]


def plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row with its days and moments as text; all other values stay."""
    return {name: _plain(value) for name, value in row.items()}


def lines_of(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return plain rows as canonical JSON, each on a line. Raises ValueError for a value without a form."""
    return b"".join(canonical(row) + b"\n" for row in rows)


def _plain(value: object) -> object:
    match value:
        case datetime():
            return moment_text(moment_number(value))
        case date():
            return value.isoformat()
        case _:
            return value
