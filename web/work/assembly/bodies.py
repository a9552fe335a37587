"""What happened to the bodies of an estate: delivered, managed, founded, elected, dissolved."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, FileField, IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from bidding.owners import BodyEvent, BodyMove, law_for
from bidding.owners.laws import cite
from models.record import Clerk
from web.access import Action
from web.choices import choices as options
from web.clock import today
from web.gate import needs
from web.languages import language
from web.register.owners.estates import enter_body, law_of
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.places import found_place, known_law, spoken_for
from web.work.documents import keep_sent
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_MOVES = {
    BodyMove.DELIVER: lazy_gettext("The estate was delivered to its first owners"),
    BodyMove.ESTABLISH: lazy_gettext("The subdistrict set up a management committee"),
    BodyMove.FOUND: lazy_gettext("An assembly was founded"),
    BodyMove.ELECT: lazy_gettext("A committee was elected"),
    BodyMove.DISSOLVE: lazy_gettext("The committee ended before its term"),
}


class _Happening(PortalForm):
    """What happened, when, and what it rests on."""

    move = RadioField(lazy_gettext("What happened"), [InputRequired()], choices=options(_MOVES.items()))
    on = DateField(lazy_gettext("Happened on"), [InputRequired()])
    until = DateField(lazy_gettext("Term until before"), [Optional()])
    vote = StringField(lazy_gettext("Vote that founded or elected"), [Length(max=60)])
    members = IntegerField(lazy_gettext("Members elected"), [Optional(), NumberRange(0, 99)])
    reason = StringField(lazy_gettext("Reason of the end"), [Length(max=300)])
    paper = FileField(lazy_gettext("Paper that says so, such as the filing of the committee"))
    jurisdiction = StringField(lazy_gettext("Place by its GB/T 2260 code (of the delivery)"), [Length(max=6)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/bodies", "enter_body", _enter, methods=["GET", "POST"])


@needs(Action.BODY_ENTER)
def _enter(community_id: str) -> Response | tuple[str, int]:
    place = found_place(community_id)
    form = _Happening(on=today())
    if form.sent():
        with refused_into(form), acting() as clerk:
            _take(clerk, form, place)
        if not form.is_wrong:
            return done(gettext("It is on record."), url_for("work.assembly.show", community_id=place.id))
    law = known_law(reading_session(), place)
    bases = [] if law is None else [law.committee_term.basis, law.committee_size.basis, law.management_term.basis]
    cited = "; ".join(dict.fromkeys(cite(law, basis, language()) for basis in bases)) if law is not None else ""
    return render_template("work/assembly/body.html", form=form, place=place, law=law, cited=cited), form.status


def _take(clerk: Clerk, form: _Happening, place: Place) -> None:
    move = BodyMove(form.move.data)
    told = {"members": form.members.data, "reason": text(form.reason), "jurisdiction": text(form.jurisdiction),
            "document": keep_sent(clerk, place.id, "paper")}  # fmt: skip
    details = {key: value for key, value in told.items() if value}
    law = law_for(text(form.jurisdiction)) if move is BodyMove.DELIVER else law_of(clerk.session, place.id)
    event = BodyEvent(
        move, form.on.data or today(), spoken_for(place), form.until.data, text(form.vote) or None, details
    )
    enter_body(clerk, place.id, event, law)
