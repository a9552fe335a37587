"""Candidates of an election: nominated, vetted by the list of the place, and put to the vote."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField, DateTimeLocalField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from bidding.owners import Election, OwnersLaw
from bidding.owners.laws import cite
from web.access import Action
from web.choices import choices as options
from web.gate import needs
from web.languages import language, pick
from web.register.owners.electing import call_vote, nominate, vet
from web.register.owners.elections import Person, people_of
from web.register.owners.estates import law_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.calling import shanghai_moment
from web.work.assembly.electing import found_election
from web.work.assembly.places import desk_for, election_role
from web.work.forms import PortalForm, text

__all__ = ["add_to"]

_ANSWERS = [("yes", lazy_gettext("met")), ("no", lazy_gettext("not met"))]


class _Nominating(PortalForm):
    """Who is nominated, and by whom."""

    person = StringField(lazy_gettext("Name of the candidate"), [InputRequired(), Length(max=60)])
    owner = StringField(lazy_gettext("Owner by the code of the roll"), [InputRequired(), Length(max=60)])
    party = BooleanField(lazy_gettext("Member of the Party"))
    nominator = RadioField(lazy_gettext("Nominated by"), [InputRequired()], choices=[], validate_choice=False)
    owners = IntegerField(lazy_gettext("How many owners together"), [InputRequired(), NumberRange(0, 9999)], default=1)


class _Vetting(PortalForm):
    """What vetting rests on; the conditions of the place are added to it."""

    note = TextAreaField(lazy_gettext("What it rests on (kept apart, never published)"), [Length(max=500)])


class _Window(PortalForm):
    """When ballots may be cast."""

    opens_at = DateTimeLocalField(lazy_gettext("Opens"), [InputRequired()], format="%Y-%m-%dT%H:%M")
    closes_at = DateTimeLocalField(lazy_gettext("Closes"), [InputRequired()], format="%Y-%m-%dT%H:%M")
    special = BooleanField(lazy_gettext("An extraordinary meeting, with its shorter notice"))


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/elections/<election_id>/candidates", "nominate", _nominate, methods=["GET", "POST"])
    pages.add_url_rule("/elections/<election_id>/candidates/<code>", "vet", _vet, methods=["GET", "POST"])
    pages.add_url_rule("/elections/<election_id>/call", "call_election", _call, methods=["GET", "POST"])


@needs(Action.VOTE_CALL)
def _nominate(election_id: str) -> Response | tuple[str, int]:
    election, place = found_election(election_id)
    law, form = law_of(reading_session(), place.id), _Nominating()
    form.nominator.choices = [(code, pick(one.title)) for code, one in law.election.nominators.items()]
    if form.sent():
        with refused_into(form), acting() as clerk:
            person = Person(text(form.person), text(form.owner), bool(form.party.data))
            nominate(desk_for(clerk, place, law), election, person, text(form.nominator), form.owners.data or 0)
        if not form.is_wrong:
            return done(gettext("The nomination is on record."), _address(election))
    return render_template(
        "work/assembly/nominate.html", form=form, election=election, law=law, cited=_citing(law)
    ), form.status  # fmt: skip


@needs(Action.VOTE_CALL)
def _vet(election_id: str, code: str) -> Response | tuple[str, int]:
    election, place = found_election(election_id)
    session = reading_session()
    law, person = law_of(session, place.id), people_of(session, election.id).get(code)
    if code not in election.candidates:
        abort(404)
    if election_role(place) not in law.election.vetting.roles:
        abort(403)  # who does not vet has no business with the name of who may be refused
    asked = _asked(election, law)
    form = _with_checks(asked, law)()
    if form.sent():
        answers = {check: form[f"check_{check}"].data == "yes" for check in asked if form[f"check_{check}"].data}
        with refused_into(form), acting() as clerk:
            vet(desk_for(clerk, place, law), election, code, answers, text(form.note))
        if not form.is_wrong:
            return done(gettext("What was found is on record."), _address(election))
    return render_template(
        "work/assembly/vet.html", form=form, election=election, law=law, code=code, known=person, asked=asked,
        cited=_citing(law),
    ), form.status  # fmt: skip


@needs(Action.VOTE_CALL)
def _call(election_id: str) -> Response | tuple[str, int]:
    election, place = found_election(election_id)
    law, form = law_of(reading_session(), place.id), _Window()
    if form.sent():
        with refused_into(form):
            window = (shanghai_moment(form.opens_at.data), shanghai_moment(form.closes_at.data))
            with acting() as clerk:
                call_vote(desk_for(clerk, place, law), election, window, special=bool(form.special.data))
        if not form.is_wrong:
            what = gettext("The vote is called; its agenda and window do not change any more.")
            return done(what, url_for("work.assembly.show_vote", vote_id=election.id))
    return render_template(
        "work/assembly/call_election.html", form=form, election=election, law=law, cited=_citing(law)
    ), form.status  # fmt: skip


def _asked(election: Election, law: OwnersLaw) -> list[str]:
    """Return the conditions that somebody has to answer: those of the law and those agreed on, but not the roll's."""
    agreed = election.terms.agreed if election.terms is not None else ()
    checks = law.election.checks.items()
    return [code for code, one in checks if one.known is None and (one.asked == "law" or code in agreed)]


def _with_checks(asked: list[str], law: OwnersLaw) -> type[Any]:
    fields = {
        f"check_{code}": RadioField(pick(law.election.checks[code].title), [InputRequired()], choices=options(_ANSWERS))
        for code in asked
    }
    return type("_Vetting", (_Vetting,), fields)


def _address(election: Election) -> str:
    return url_for("work.assembly.show_election", election_id=election.id)


def _citing(law: OwnersLaw) -> Any:  # noqa: ANN401 - a function for the template
    return lambda basis: cite(law, basis, language())
