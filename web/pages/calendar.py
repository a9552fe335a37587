"""The calendar of deadlines: as a page, and as files that a calendar subscribes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from http import HTTPStatus
from itertools import groupby
from typing import Final

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlmodel import Session

from bidding.tender.timetable import Occasion
from models.values.moments import SHANGHAI
from web.calendars import CALENDAR_TYPE, calendar_file
from web.clock import today
from web.never_kept import never_kept
from web.pages.kept_reads import listings
from web.pages.tender_words import occasion
from web.reading import connection, published
from web.register.public.calendar import CalendarEntry, calendar_entries, tender_entries
from web.register.tenders.public import public_tender

__all__ = ["pages"]

pages = Blueprint("calendar", __name__)

_SPAN: Final = timedelta(days=61)
_BACK: Final = timedelta(days=366)
"""How far back the calendar to subscribe to reaches, so that it does not grow for ever. No source: our own choice."""
_KINDS: Final = ("tender", "list", "auction")
_FIRST, _LAST = date(2000, 1, 1), date(2100, 1, 1)


@pages.get("/calendar")
@never_kept
def show() -> ResponseReturnValue:
    """Lead to the page of today, which has its day in the address and can be kept."""
    return redirect(url_for("calendar.of_day", day=today().isoformat(), kind=_kind() or None), HTTPStatus.FOUND)


@pages.get("/calendar/<day>")
def of_day(day: str) -> str:
    """Show what lies within two months from a day."""
    start = _day(day)
    kind = _kind()
    with Session(connection()) as session:
        every = [one for one in calendar_entries(session, listings()) if not kind or one.kind == kind]
    shown = [one for one in every if start <= one.day < start + _SPAN]
    return render_template(
        "calendar.html", now=published(), start=start, end=start + _SPAN - timedelta(days=1), kind=kind,
        total=len(shown), days=[(on, list(lines)) for on, lines in groupby(shown, key=lambda one: one.day)],
        said=_said, address=_address, hour=_hour, before=_near(start - _SPAN, every, start),
        after=_near(start + _SPAN, every, start),
    )  # fmt: skip


@pages.get("/calendar.ics")
def as_file() -> Response:
    """Return the deadlines of the past year and all that lie ahead as one calendar."""
    first = today() - _BACK
    with Session(connection()) as session:
        entries = [one for one in calendar_entries(session, listings()) if one.day >= first]
    return _sent(gettext("Wuxin: deadlines"), entries, "wuxin.ics")


@pages.get("/tenders/<tender_id>.ics")
def of_tender(tender_id: str) -> Response:
    """Return the timetable of one tender as a calendar."""
    with Session(connection()) as session:
        tender = public_tender(session, tender_id) if tender_id.isprintable() else None
    if tender is None:
        abort(404)
    return _sent(tender.notice.title, list(tender_entries(tender)), f"{tender.id}.ics")


def _said(one: CalendarEntry) -> str:
    """Return what a line is about, in words."""
    match one.what:
        case "window":
            return str(gettext("A company may state its case on a proposed listing until this day"))
        case "end":
            return str(gettext("A listing ends: number %(number)s", number=one.id))
        case "auction":
            return str(gettext("Rent auction %(number)s", number=one.id))
        case _:
            return occasion(Occasion(one.what), one.lot)


def _address(one: CalendarEntry, *, whole: bool = False) -> str:
    """Return where more is told of a line, an address of this portal."""
    if one.kind == "tender":
        return url_for("tenders.show", tender_id=one.id, _external=whole)
    if one.kind == "auction":
        return url_for("auctions.show", auction_id=one.id, _external=whole)
    return url_for("lists.show", _external=whole)


def _sent(name: str, entries: Sequence[CalendarEntry], file: str) -> Response:
    def told(one: CalendarEntry) -> tuple[str, str, str]:
        title = one.title if one.kind == "tender" else ""
        return f"{_said(one)}{': ' if title else ''}{title}", one.id, _address(one, whole=True)

    response = Response(calendar_file(name, entries, told), content_type=CALENDAR_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{file}"'
    return response


def _hour(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%H:%M}"


def _kind() -> str:
    return next((one for one in _KINDS if one == request.args.get("kind")), "")


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        abort(404)
    return found if _FIRST <= found <= _LAST else abort(404)


def _near(day: date, every: Sequence[CalendarEntry], start: date) -> date | None:
    """Return the day of the page before or after, None where nothing lies on that side any more."""
    there = any(one.day < start for one in every) if day < start else any(one.day >= day for one in every)
    return day if there and _FIRST <= day <= _LAST else None
