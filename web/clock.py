"""The clock of the portal: one place that says what time it is, so that a test can say another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from flask import Flask, current_app

from models.values.moments import shanghai_date

__all__ = ["Clock", "ahead", "clock_of", "init_clock", "now", "today"]

Clock = Callable[[], datetime]
_CLOCK: Final = "wuxin.clock"


def init_clock(app: Flask, clock: Clock | None = None) -> None:
    """Let the application ask this clock, or else the machine's, moved as the settings say."""
    app.extensions[_CLOCK] = clock or ahead(app.config["WUXIN"].clock_offset_seconds)


def ahead(seconds: int) -> Clock:
    """Return the machine's clock moved by so many seconds: a demonstration's city lives in a year of its own."""
    if not seconds:
        return _machine
    offset = timedelta(seconds=seconds)
    return lambda: _machine() + offset


def clock_of(app: Flask) -> Clock:
    """Return the clock of an application, for what goes on asking it outside of requests."""
    found: Clock = app.extensions[_CLOCK]
    return found


def now() -> datetime:
    """Return this moment, in UTC."""
    return clock_of(current_app)()


def today() -> date:
    """Return this day, where people live: Asia/Shanghai."""
    return shanghai_date(now())


def _machine() -> datetime:
    return datetime.now(UTC)
