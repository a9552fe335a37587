"""Whether a page is asked for one of its tables as a file: `?table=runs&as=xlsx` at the address of the page itself."""

from __future__ import annotations

from typing import Final

from flask import has_request_context, request

__all__ = ["FILES", "MOST_ROWS", "as_file", "rows_at_once", "table_asked"]

FILES: Final = ("csv", "json", "xlsx")
MOST_ROWS: Final = 10_000
"""Rows of a table that a page gives as a file, where it shows them page by page: our own choice."""


def table_asked() -> tuple[str, str] | None:
    """Return the id of the table and the ending that are asked for, None where the page itself is."""
    if not has_request_context() or request.method not in ("GET", "HEAD"):
        return None
    table, ending = request.args.get("table", ""), request.args.get("as", "")
    return (table, ending) if table and ending in FILES else None


def as_file() -> bool:
    """Return whether what is written goes into a file: days by ISO 8601, numbers without signs between thousands."""
    return table_asked() is not None


def rows_at_once(size: int) -> int:
    """Return how many rows a page of rows has: the size that it is shown with, or all that a file holds."""
    return MOST_ROWS if as_file() else size
