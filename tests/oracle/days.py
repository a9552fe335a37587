"""Calendar arithmetic of the oracle, by counting: no library, and nothing shared with the product."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

__all__ = ["SHANGHAI", "Evidence", "Row", "add", "day_of", "moment_of", "next_new_year", "validity_end"]

SHANGHAI = timezone(timedelta(hours=8))

Row = dict[str, object]
Evidence = dict[str, list[Row]]
"""Table name -> rows as the files name their columns; a cell that is absent or None is empty."""

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def _month_length(year: int, month: int) -> int:
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add(day: date, duration: object) -> date | None:
    """Return the day one duration later, clipped to the month's end; None beyond the last year there is."""
    match = _DURATION.fullmatch(str(duration))
    if match is None:
        raise ValueError(duration)
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    year, month = day.year + years, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if year > 9999:
        return None
    clipped = date(year, month, min(day.day, _month_length(year, month)))
    try:
        return clipped + timedelta(days=7 * weeks + days)
    except OverflowError:
        return None


def next_new_year(day: date) -> date:
    """Return the 1 January after the day."""
    return date(day.year + 1, 1, 1)


def validity_end(day: date, valid: object, document_end: date | None) -> date | None:
    """Return the first day on which a fact of that day is no longer valid; None for never."""
    if valid == "forever":
        return None
    if valid == "calendar_year":
        return next_new_year(day)
    if valid == "document":
        return document_end if document_end is not None else add(day, "P1Y")
    return add(day, valid)


def day_of(cell: object) -> date | None:
    """Return the Shanghai day of a date or a moment; None for an empty cell."""
    if isinstance(cell, datetime):
        return moment_of(cell).date()
    if cell is None or isinstance(cell, date):
        return cell
    raise TypeError(cell)


def moment_of(cell: date) -> datetime:
    """Return the moment in Shanghai: a day is its 00:00, a moment without an offset is Shanghai's."""
    if not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day, tzinfo=SHANGHAI)
    return cell.replace(tzinfo=SHANGHAI) if cell.tzinfo is None else cell.astimezone(SHANGHAI)
