"""Days that may still move: those counted in working days into a year whose holidays are not published yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask import Flask, render_template
from markupsafe import Markup

from models.values.working_days import is_provisional, known_until

__all__ = ["init_provisional_days"]


def init_provisional_days(app: Flask) -> None:
    """Let templates say so under what they show, `{{ provisional_days(days) }}`: nothing where no day may move."""
    app.add_template_global(_note, "provisional_days")


def _note(days: Iterable[date | None]) -> Markup:
    if not any(is_provisional(day) for day in days if day is not None):
        return Markup()
    return Markup(render_template("provisional_days.html", last=known_until()))  # noqa: S704 - the template escapes
