"""Calling a vote: a name, an agenda, a window; what the law asks of each stands beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField, DateField, DateTimeLocalField, DecimalField, IntegerField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.fields import FieldList, FormField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from bidding.owners import Call, Item, Limits, OwnersLaw, Vote, VoteMove, VoteStep
from bidding.owners.joint_requests import VOTE
from bidding.owners.laws import cite
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.values.moments import SHANGHAI
from web.access import Action
from web.gate import needs
from web.languages import language, pick
from web.register.owners.calls import call_vote
from web.register.owners.estates import law_of, newest_roll
from web.register.owners.joint_requests import requests_of
from web.register.owners.votes import called_name, take_step
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.places import acting_role, found_place, known_law, spoken_for
from web.work.forms import PortalForm, text

__all__ = ["add_to", "name_field", "shanghai_moment"]

_MOST_ITEMS: Final = 60
"""Questions on one agenda: more than anybody reads, so that nobody fills the page without end."""
_MOST_FEN: Final = 10**13


class _Agenda(PlainForm):
    """One question: what is asked, by which matter it is decided, and what it authorises."""

    title = StringField(lazy_gettext("Question"), [Length(max=200)])
    matter = SelectField(lazy_gettext("Matter"), choices=[], validate_choice=False)
    subject = StringField(lazy_gettext("Tender, asset or payment that it authorises"), [Length(max=60)])
    each = DecimalField(lazy_gettext("Else the committee may spend, for each (yuan)"), [Optional(), NumberRange(min=0)])
    year = DecimalField(lazy_gettext("and in a calendar year (yuan)"), [Optional(), NumberRange(min=0)])
    until = DateField(lazy_gettext("until before"), [Optional()])


def name_field(label: Any) -> StringField:  # noqa: ANN401 - a text that is translated later
    """Return the field of a name under which a vote or an election is on record."""
    wrong = lazy_gettext("Small letters, digits, hyphens.")
    checks = [InputRequired(), Regexp(r"^[a-z0-9][a-z0-9-]{1,59}$", message=wrong)]
    return StringField(label, checks)


class _Calling(PortalForm):
    """A vote: its name, its agenda, its window."""

    name = name_field(lazy_gettext("Name of the vote"))
    agenda = FieldList(FormField(_Agenda), min_entries=1, max_entries=_MOST_ITEMS)
    opens_at = DateTimeLocalField(lazy_gettext("Opens"), [InputRequired()], format="%Y-%m-%dT%H:%M")
    closes_at = DateTimeLocalField(lazy_gettext("Closes"), [InputRequired()], format="%Y-%m-%dT%H:%M")
    special = BooleanField(lazy_gettext("An extraordinary meeting, with its shorter notice"))
    secret = BooleanField(lazy_gettext("A secret vote"))
    request = SelectField(lazy_gettext("Request of owners that it answers"), choices=[], validate_choice=False)
    owners = IntegerField(lazy_gettext("Persons who asked for it on paper"), [Optional(), NumberRange(min=0)])


class _Consulting(PortalForm):
    """A name under which the vote is prepared."""

    name = name_field(lazy_gettext("Name of the vote"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/call", "call", _call, methods=["GET", "POST"])
    pages.add_url_rule("/<community_id>/consult", "consult", _consult, methods=["POST"])


@needs(Action.VOTE_CALL)
def _consult(community_id: str) -> Response | tuple[str, int]:
    place, form = found_place(community_id), _Consulting()
    if form.sent():
        with refused_into(form), acting() as clerk:
            step = VoteStep(VoteMove.CONSULT, clerk.at, spoken_for(place), acting_role(place), {})
            take_step(clerk, _begun(clerk, place, text(form.name)), step, law_of(clerk.session, place.id))
        if not form.is_wrong:
            what = gettext("The consultation is on record.")
            return done(what, url_for("work.assembly.show_vote", vote_id=text(form.name)))
    calling = _form(place)
    calling.problems = form.problems or (Problem("name", gettext("This is no name of a vote."), ""),)
    return _page(place, calling), 422


@needs(Action.VOTE_CALL)
def _call(community_id: str) -> Response | tuple[str, int]:
    place = found_place(community_id)
    form = _form(place)
    if "add" in request.form:
        return _page(place, form, added=_add(form)), 200
    if form.sent():
        with refused_into(form), acting() as clerk:
            asked, law = _asked(form, newest_roll(clerk.session, place.id)), law_of(clerk.session, place.id)
            call_vote(clerk, _begun(clerk, place, text(form.name)), asked, (spoken_for(place), acting_role(place)), law)
        if not form.is_wrong:
            what = gettext("The vote is called; its agenda and window do not change any more.")
            return done(what, url_for("work.assembly.show_vote", vote_id=text(form.name)))
    return _page(place, form), form.status


def _form(place: Place) -> _Calling:
    form = _Calling(name=request.args.get("vote", ""), request=request.args.get("request", ""))
    open_ones = [one for one in requests_of(reading_session(), place.id) if one.purpose == VOTE and one.answer is None]
    form.request.choices = [("", ""), *((one.id, f"{one.id}: {one.about[:60]}") for one in open_ones)]
    return form


def _add(form: _Calling) -> bool:
    """Add a question to the agenda, beside those that were typed; tell whether there was room for it."""
    room = len(form.agenda) < _MOST_ITEMS
    if room:
        form.agenda.append_entry()
    return room


def _page(place: Place, form: _Calling, *, added: bool = False) -> str:
    law = known_law(reading_session(), place)
    if law is None:
        abort(404)
    choices = [("", ""), *((code, pick(one.title)) for code, one in law.matters.items())]
    for item in form.agenda:
        item.form.matter.choices = choices
    needed = {code: law.votes.needed(one.majority) for code, one in law.matters.items()}
    return render_template(
        "work/assembly/call.html", form=form, place=place, law=law, needed=needed, cited=_citing(law), added=added,
        full=len(form.agenda) >= _MOST_ITEMS,
    )  # fmt: skip


def _citing(law: OwnersLaw) -> Any:  # noqa: ANN401 - a function for the template
    return lambda basis: cite(law, basis, language())


def _asked(form: _Calling, roll: str) -> Call:
    items = [_item(number, one.form) for number, one in enumerate(form.agenda, start=1) if text(one.form.title)]
    opens_at, closes_at = shanghai_moment(form.opens_at.data), shanghai_moment(form.closes_at.data)
    return Call(
        tuple(items), opens_at, closes_at, roll, bool(form.special.data), bool(form.secret.data),
        form.owners.data or 0, request=text(form.request),
    )  # fmt: skip


def _item(number: int, form: _Agenda) -> Item:
    limits = None
    if form.until.data is not None:
        limits = Limits(_fen(form.each.data), _fen(form.year.data), form.until.data)
    elif form.each.data or form.year.data:
        what = gettext("Limits need the day until before which they hold.")
        raise InputError(Problem(text(form.title), what, ""))
    return Item(f"item-{number}", text(form.matter), text(form.title), text(form.subject), limits)


def _fen(yuan: Any) -> int:  # noqa: ANN401 - a decimal, or nothing
    fen = (yuan or 0) * 100
    if fen != int(fen) or fen > _MOST_FEN:
        raise InputError(Problem(str(yuan), gettext("This is no amount in yuan with two decimals."), ""))
    return int(fen)


def shanghai_moment(local: datetime | None) -> datetime:
    """Return the moment of what a form took in Shanghai's time. Raises InputError where it is left out."""
    if local is None:
        raise InputError(Problem("window", gettext("A moment is missing."), ""))
    return local.replace(tzinfo=SHANGHAI).astimezone(UTC)


def _begun(clerk: Clerk, place: Place, name: str) -> Vote:
    """Return the vote of a name, as far as it has begun."""
    before = called_name(clerk.session, name) or Vote(name, place.id)
    if before.community_id != place.id:
        raise RefusedError(Problem(name, gettext("Another estate has a vote of this name."), gettext("Take another.")))
    return before
