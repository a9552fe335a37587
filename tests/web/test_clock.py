"""The clock of the portal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from flask import Flask

from web.clock import ahead, clock_of, init_clock, now, today
from web.settings import Settings


def test_the_portal_asks_the_clock_it_was_given() -> None:
    """In UTC for moments, in Shanghai for days: late in the evening of London it is tomorrow there."""
    app, late = Flask("x"), datetime(2024, 6, 30, 20, 0, tzinfo=UTC)
    init_clock(app, lambda: late)
    with app.app_context():
        assert (now(), today()) == (late, date(2024, 7, 1))


def test_without_one_it_asks_the_machine() -> None:
    """A moment with its zone."""
    app = Flask("x")
    app.config["WUXIN"] = Settings()
    init_clock(app)
    with app.app_context():
        assert now().tzinfo is UTC


def test_a_demonstrations_clock_is_in_another_year() -> None:
    """By as many seconds as the setting says, in every process alike."""
    app = Flask("x")
    app.config["WUXIN"] = Settings(clock_offset_seconds=-3600)
    init_clock(app)

    assert timedelta(seconds=3599) < datetime.now(UTC) - clock_of(app)() < timedelta(seconds=3601)
    assert ahead(0)() <= datetime.now(UTC)
