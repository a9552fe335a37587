"""The clock of the portal."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask

from web.clock import init_clock, now, today


def test_the_portal_asks_the_clock_it_was_given() -> None:
    """In UTC for moments, in Shanghai for days: late in the evening of London it is tomorrow there."""
    app, late = Flask("x"), datetime(2024, 6, 30, 20, 0, tzinfo=UTC)
    init_clock(app, lambda: late)
    with app.app_context():
        assert (now(), today()) == (late, date(2024, 7, 1))


def test_without_one_it_asks_the_machine() -> None:
    """A moment with its zone."""
    app = Flask("x")
    init_clock(app)
    with app.app_context():
        assert now().tzinfo is UTC
