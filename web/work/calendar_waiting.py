"""The holidays of the next year, which somebody has to bring in before periods are counted into it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from models.values.working_days import calendar_due
from web.access import Person, Role
from web.clock import today
from web.work.items import Item

__all__ = ["calendar_words", "waiting"]

_TOLD: tuple[Role, ...] = (Role.ADMIN, Role.REGULATOR)
"""Who runs the server, and whose deadlines depend on it."""


def waiting(who: Person, _session: Session) -> Iterator[Item]:
    """Yield that the next year's holidays are missing, from the month in which they are published."""
    last = calendar_due(today())
    if last is not None and any(one.role in _TOLD for one in who.holdings):
        year = str(last.year + 1)
        about = gettext("update the package chinesecalendar, and start the portal again")
        yield Item(calendar_words(year), about, url_for("calendar.show"), last)


def calendar_words(year: str) -> str:
    """Return what is to be done about a year whose holidays are not known here."""
    return str(
        gettext("Bring in the holidays of %(year)s: no period of working days can be counted into it yet", year=year)
    )
