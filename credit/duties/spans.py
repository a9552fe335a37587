"""Months and quarters of the calendar, and which of them are over on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

__all__ = ["month_text", "months_over", "quarter_text", "quarters_over", "span_of"]

_MONTHS: Final = 12
_QUARTER: Final = 3


def months_over(first: date, day: date) -> Iterator[date]:
    """Yield the first day of every month, from that of `first`, that is over on a day, in order."""
    return _over(first.replace(day=1), day, 1)


def quarters_over(after: date, day: date) -> Iterator[date]:
    """Yield the first day of every quarter that ends after a day `after` and is over on `day`, in order."""
    first = after + timedelta(days=1)
    return _over(date(first.year, _QUARTER * ((first.month - 1) // _QUARTER) + 1, 1), day, _QUARTER)


def month_text(first: date) -> str:
    """Return a month as `2024-06`."""
    return f"{first:%Y-%m}"


def quarter_text(first: date) -> str:
    """Return a quarter as `2024-Q2`."""
    return f"{first:%Y}-Q{(first.month - 1) // _QUARTER + 1}"


def span_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of a month or quarter, as `month_text` and `quarter_text` write them.

    Raises ValueError for anything else.
    """
    year, _, part = text.partition("-")
    if part.startswith("Q"):
        first, months = date(int(year), _QUARTER * int(part[1:]) - _QUARTER + 1, 1), _QUARTER
    else:
        first, months = date(int(year), int(part), 1), 1
    return first, _later(first, months) - timedelta(days=1)


def _over(first: date, day: date, months: int) -> Iterator[date]:
    while (after := _later(first, months)) <= day:
        yield first
        first = after


def _later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, _MONTHS)
    return date(first.year + years, month + 1, 1)
