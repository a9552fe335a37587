"""Property rooms of old estates at work: which estates have none, and a room entered or given up (RC-28)."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length

from credit.renovation import PropertyRoom
from credit.renovation.laws import laws
from models.tables import Community
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import acting_for, needs, permit, scope
from web.pages.asking import page_of
from web.pages.renovation_words import law_words, word
from web.register.renovation.projects import projects
from web.register.renovation.rooms import give_up_room, old_estates, provide_room
from web.work.acting import acting, done, reading_session, refused_into
from web.work.days import day_in
from web.work.forms import PortalForm, text
from web.work.renovations.capacities import organisation_of

__all__ = ["add_to"]

_SIZE = 50


class _Entering(PortalForm):
    """A room of an estate: how it is held, or that it is given up, and from which day on."""

    community_id = StringField(lazy_gettext("Number of the estate"), [InputRequired(), Length(max=200)])
    tenure = RadioField(
        lazy_gettext("Room"), [InputRequired()],
        choices=options([
            ("rented", lazy_gettext("rented")), ("built", lazy_gettext("newly built")),
            ("owned", lazy_gettext("the owners’ own")), ("none", lazy_gettext("no room any more")),
        ]),
    )  # fmt: skip
    on = DateField(lazy_gettext("From"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/rooms", "rooms", _show, methods=["GET", "POST"])


@needs(Action.RENOVATION_KEEP)
def _show() -> Response | tuple[str, int]:
    form = _Entering(on=today())
    if form.sent():
        estate = reading_session().get(Community, text(form.community_id))
        permit(organisation_of("" if estate is None else estate.subdistrict or ""))
        with refused_into(form), acting() as clerk:
            key, on = text(form.community_id), day_in(form.on)
            if form.tenure.data == "none":
                give_up_room(clerk, key, on, acting_for())
            else:
                provide_room(clerk, PropertyRoom(key, form.tenure.data, on), acting_for())
        if not form.is_wrong:
            return done(gettext("The room is on record."), url_for("work.renovations.rooms"))
    session, reach = reading_session(), scope()
    places = {one.law.id for one in projects(session)}
    asked = [law for law in laws() if law.id in places and law.room is not None]
    found = [
        one for law in asked[:1] for one in old_estates(session, law, today())
        if reach is None or organisation_of(one.subdistrict or "") in reach
    ]  # fmt: skip
    return render_template(
        "work/renovations/rooms.html", form=form, law=asked[0] if asked else None, word=word, law_words=law_words,
        without=sum(one.room is None for one in found), **page_of(found, _SIZE),
    ), form.status  # fmt: skip
