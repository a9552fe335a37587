"""Moments as microseconds since 1970 UTC, and the Shanghai day on which they fall.

Asia/Shanghai is UTC+8 all year (no summer time since 1991), so a day is an integer division and every engine can do it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

__all__ = [
    "MICROSECONDS_A_DAY", "MOMENT_FORM", "SHANGHAI", "SHANGHAI_OFFSET", "day_starts_at", "moment_at", "moment_number",
    "moment_text", "parse_moment", "shanghai_date", "shanghai_day",
]  # fmt: skip

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
SHANGHAI_OFFSET = 8 * 3_600_000_000
"""Microseconds by which Shanghai is ahead of UTC."""
MICROSECONDS_A_DAY = 86_400_000_000
MOMENT_FORM = "an ISO 8601 moment, like 2024-06-30T08:00:00, 2024-06-30T00:00:00Z or 2024-06-30"

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_number(moment: datetime) -> int:
    """Return microseconds since 1970 UTC; a moment without an offset is Shanghai time."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def moment_at(moment: int) -> datetime:
    """Return the moment, in UTC, of so many microseconds since 1970. Raises ValueError outside the years 1 to 9999."""
    try:
        return _EPOCH + timedelta(microseconds=moment)
    except OverflowError as error:
        message = f"{moment} lies outside the years 1 to 9999"
        raise ValueError(message) from error


def parse_moment(text: str) -> int:
    """Return microseconds since 1970 UTC for an ISO 8601 moment; a bare date means its 00:00 in Shanghai.

    Raises ValueError for any other form and for moments that do not exist.
    """
    if not _MOMENT.fullmatch(text):
        message = f"{text!r} is not {MOMENT_FORM}"
        raise ValueError(message)
    return moment_number(datetime.fromisoformat(text))


def moment_text(moment: int) -> str:
    """Return the one text of a moment in records: UTC with microseconds, like 2024-06-30T00:00:00.000000Z.

    `parse_moment` reads it back. Raises ValueError for a moment outside the years 1 to 9999.
    """
    return moment_at(moment).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def day_starts_at(day: int) -> int:
    """Return the moment at which a day (counted from 1970-01-01) begins in Shanghai."""
    return day * MICROSECONDS_A_DAY - SHANGHAI_OFFSET


def shanghai_day(moment: int) -> int:
    """Return the day number, counted from 1970-01-01, on which a moment falls in Shanghai."""
    return (moment + SHANGHAI_OFFSET) // MICROSECONDS_A_DAY


def shanghai_date(moment: datetime) -> date:
    """Return the day on which a moment falls in Shanghai; a moment without an offset is Shanghai time."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    return aware.astimezone(SHANGHAI).date()
