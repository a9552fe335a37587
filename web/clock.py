"""The clock of the portal: one place that says what time it is, so that a test can say another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final

from flask import Flask, current_app

from models.values.moments import SHANGHAI

__all__ = ["Clock", "clock_of", "init_clock", "now", "today"]

Clock = Callable[[], datetime]
_CLOCK: Final = "wuxin.clock"


def init_clock(app: Flask, clock: Clock | None = None) -> None:
    """Let the application ask this clock, or else the machine's."""
    app.extensions[_CLOCK] = clock or _machine


def clock_of(app: Flask) -> Clock:
    """Return the clock that an application asks, for what asks it outside of requests too."""
    clock: Clock = app.extensions[_CLOCK]
    return clock


def now() -> datetime:
    """Return this moment, in UTC."""
    return clock_of(current_app)()


def today() -> date:
    """Return this day, where people live: Asia/Shanghai."""
    return now().astimezone(SHANGHAI).date()


def _machine() -> datetime:
    return datetime.now(UTC)
