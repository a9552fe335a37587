"""Property officers: who holds an office, how much of the city is covered, appointments and their ends."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from credit.complaints.staff import Appointment, coverage, in_office
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import needs, permit, scope
from web.register.standing.staff import appoint, appointments, neighbourhoods_of, relieve
from web.work.acting import acting, done, reading_session, refused_into
from web.work.complaints.desks import named
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


class _Appointing(PortalForm):
    """Somebody by their staff number, and the office; the name goes into the vault."""

    staff_no = StringField(lazy_gettext("Staff number"), [InputRequired(), Length(max=40)])
    name = StringField(lazy_gettext("Name"), [InputRequired(), Length(max=60)])
    role = RadioField(
        lazy_gettext("Office"), [InputRequired()],
        choices=options([
            ("leader", lazy_gettext("Leader of the property office")), ("officer", lazy_gettext("Officer")),
        ]),
    )  # fmt: skip
    subdistrict = StringField(lazy_gettext("Subdistrict"), [InputRequired(), Length(max=60)])
    neighbourhood = StringField(lazy_gettext("Neighbourhood"), [Length(max=60)])
    since = DateField(lazy_gettext("From"), [InputRequired()])


class _Relieving(PortalForm):
    """The first day on which an office is no longer held."""

    on = DateField(lazy_gettext("From"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/officers", "staff", _show)
    pages.add_url_rule("/officers/new", "appoint", _appoint, methods=["GET", "POST"])
    pages.add_url_rule("/officers/<staff_no>/relieve", "relieve", _relieve, methods=["GET", "POST"])


@needs(Action.STAFF_APPOINT)
def _show() -> str:
    session, reach = reading_session(), named(scope())
    held, places = appointments(session), neighbourhoods_of(session)
    covered = [one for one in coverage(held, places, today()) if reach is None or one.subdistrict in reach]
    staff = [one for one in in_office(held, today()) if reach is None or one.subdistrict in reach]
    return render_template("work/complaints/staff.html", staff=staff, covered=covered)


@needs(Action.STAFF_APPOINT)
def _appoint() -> Response | tuple[str, int]:
    reach = named(scope())
    form = _Appointing(since=today(), subdistrict=reach[0] if reach else "")
    if form.sent():
        permit(f"subdistrict/{text(form.subdistrict)}")
        with refused_into(form), acting() as clerk:
            appoint(clerk, Appointment(
                text(form.staff_no), "leader" if form.role.data == "leader" else "officer", text(form.subdistrict),
                text(form.neighbourhood) or None, form.since.data or today(),
            ), text(form.name))  # fmt: skip
        if not form.is_wrong:
            return done(gettext("The appointment is on record."), url_for("work.complaints.staff"))
    return render_template("work/complaints/appoint.html", form=form), form.status


@needs(Action.STAFF_APPOINT)
def _relieve(staff_no: str) -> Response | tuple[str, int]:
    known = appointments(reading_session())
    held = next((one for one in known if one.staff_no == staff_no and one.until is None), None)
    permit(f"subdistrict/{held.subdistrict}" if held is not None else "")
    form = _Relieving(on=today())
    if form.sent():
        with refused_into(form), acting() as clerk:
            relieve(clerk, staff_no, form.on.data or today())
        if not form.is_wrong:
            return done(gettext("The end of the office is on record."), url_for("work.complaints.staff"))
    return render_template("work/complaints/relieve.html", form=form, held=held, staff_no=staff_no), form.status
