"""Taking a complaint in at the desk, by telephone or at the counter, for somebody who does not use the portal."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_babel import lazy_gettext
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from models.tables import Community
from web.access import Action
from web.gate import needs, permit, scope, signed_in
from web.languages import pick
from web.pages.complaint_words import matter_name
from web.register.complaints.cases import Taken, Told, receive
from web.work.acting import acting, reading_session, refused_into
from web.work.complaints.desks import own_desk
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


class _Receiving(PortalForm):
    """What somebody tells the desk; a name and a number only where they want to be called."""

    channel = SelectField(lazy_gettext("How it came in"), [InputRequired()])
    community = StringField(lazy_gettext("Number of the estate"), [InputRequired(), Length(max=40)])
    matter = SelectField(lazy_gettext("What it is about"), [InputRequired()])
    text = TextAreaField(lazy_gettext("What is wrong, where, and since when"), [InputRequired(), Length(5, 4000)])
    name = StringField(lazy_gettext("Name"), [Length(max=60)])
    phone = StringField(lazy_gettext("Telephone"), [Length(max=24)])
    source_id = StringField(lazy_gettext("Its number in that channel"), [Length(max=60)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/new", "receive", _receive, methods=["GET", "POST"])


@needs(Action.COMPLAINT_HANDLE)
def _receive() -> tuple[str, int]:
    form, rules, taken = _Receiving(), own_desk(), None
    form.channel.choices = [(code, pick(name)) for code, name in rules.channels.items()]
    matters = [matter for duties in rules.duties[-1:] for matter in duties.matters]
    form.matter.choices = [(code, matter_name(code)) for code in matters]
    scope()
    if form.sent():
        place = reading_session().get(Community, text(form.community))
        if signed_in().reach(Action.COMPLAINT_HANDLE) is not None:
            permit(f"subdistrict/{place.subdistrict if place is not None else ''}")
        with refused_into(form), acting() as clerk:
            taken = receive(clerk, rules, Told(
                text(form.channel), text(form.matter), text(form.text), clerk.at, text(form.community),
                text(form.name) or None, text(form.phone) or None, text(form.source_id) or None,
            ))  # fmt: skip
    return _page(form, None if form.is_wrong else taken), form.status


def _page(form: _Receiving, taken: Taken | None) -> str:
    return render_template("work/complaints/receive.html", form=form, taken=taken)
