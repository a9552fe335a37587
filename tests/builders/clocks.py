"""A clock for journeys through commands: it stands where it was set, and every reading is a second later.

clock = Clock(datetime(2024, 7, 1, 9, 0, tzinfo=SHANGHAI)); clock.wind(monkeypatch); clock.to("2024-07-09")
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from models.values.moments import SHANGHAI, moment_number

__all__ = ["Clock"]


class Clock:
    """Gives moments one second apart."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the next moment."""
        self.at += timedelta(seconds=1)
        return self.at

    def to(self, day: str) -> None:
        """Set it to nine in the morning, Shanghai time, of a later day."""
        self.at = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=SHANGHAI)

    def wind(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let the commands read this clock, and date statements about keys by it."""
        monkeypatch.setattr("web.cli.recording.now", self.now)
        monkeypatch.setattr("web.cli.keys.statements.moment_now", lambda: moment_number(self.now()))
