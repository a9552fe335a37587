"""One's own duties in one's own calendar: a private address that only reads, and is taken back at any time."""

from __future__ import annotations

from flask import Blueprint, Response, abort, g, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from web.calendars import CALENDAR_TYPE, calendar_file
from web.clock import now
from web.gate import anybody, needs, signed_in
from web.languages import language
from web.never_kept import never_kept
from web.register.accounts.desk_calendars import calendar_made, forget_calendar, new_calendar, subscriber_of
from web.register.public.calendar import CalendarEntry
from web.work.acting import acting, done, reading_session
from web.work.desk.waiting import waiting_for
from web.work.items import Item

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/calendar", "calendar", _show)
    pages.add_url_rule("/calendar", "new_calendar", _make, methods=["POST"])
    pages.add_url_rule("/calendar/forget", "forget_calendar", _forget, methods=["POST"])
    pages.add_url_rule("/calendar/<secret>.ics", "calendar_file", _file)


@needs()
def _show() -> str:
    made = calendar_made(reading_session(), signed_in().account_id)
    return render_template("work/desk/calendar.html", made=made, secret=None)


@needs()
@never_kept
def _make() -> str:
    """Show the address this once: nobody, not even this program, can tell it again."""
    with acting() as clerk:
        secret = new_calendar(clerk, signed_in().account_id, language())
    return render_template("work/desk/calendar.html", made=now(), secret=secret)


@needs()
def _forget() -> AnyResponse:
    with acting() as clerk:
        forget_calendar(clerk, signed_in().account_id)
    return done(gettext("The address shows nothing any more."), url_for("work.desk.calendar"))


@anybody
@never_kept
def _file(secret: str) -> Response:
    """Answer whoever knows the address with what waits for its owner and has a day; 404 for any other address."""
    session = reading_session()
    found = subscriber_of(session, secret)
    if found is None:
        abort(404)
    g.language, g.person = found.language, found.person
    items = [one for one in waiting_for(found.person, session) if one.due_on is not None]
    base = url_for("work.desk.show", _external=True)

    def told(one: CalendarEntry) -> tuple[str, str, str]:
        return one.title, one.what, base.removesuffix(url_for("work.desk.show")) + one.id

    lines = [_line(one) for one in items]
    answer = Response(calendar_file(gettext("Wuxin: my desk"), lines, told), content_type=CALENDAR_TYPE)
    answer.headers["Content-Disposition"] = 'inline; filename="desk.ics"'
    return answer


def _line(item: Item) -> CalendarEntry:
    """Return an item as a line that keeps its name while its day moves; a later day is a later version."""
    day, name = item.due_on or now().date(), f"desk/{item.address}/{item.what}/{item.subject}"
    return CalendarEntry(
        "tender", name, item.address, f"{item.what}: {item.subject}", item.subject, day, now(), version=day.toordinal()
    )
