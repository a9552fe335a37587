"""Elections of a committee on the portal: announced, and shown with candidates, places, and the steps that are left."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateTimeLocalField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from bidding.owners import Election, ElectionMove, OwnersLaw, committee_on
from bidding.owners.committee import committee_problems
from bidding.owners.election_count import places_of
from bidding.owners.election_life import ELECTION_LIFE, election_roles, election_state
from bidding.owners.elections import Terms
from bidding.owners.laws import cite
from models.errors import InputError
from models.values.periods import Duration
from web.access import Action
from web.clock import today
from web.gate import needs, signed_in
from web.languages import language
from web.register.owners import electing
from web.register.owners.elections import election_named, names_told
from web.register.owners.estates import law_of
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.calling import name_field, shanghai_moment
from web.work.assembly.election_steps import STEP_NAMES, SUPERVISING, StepForm, take_move
from web.work.assembly.places import desk_for, election_role, found_place, known_law
from web.work.forms import PortalForm, text

__all__ = ["add_to", "found_election"]

_PLAIN: Final = (
    ElectionMove.EXTEND, ElectionMove.PUBLISH, ElectionMove.STAND_DOWN, ElectionMove.COUNT, ElectionMove.COMMIT,
    ElectionMove.DRAW, ElectionMove.DECLARE, ElectionMove.FAIL, ElectionMove.LEAVE, ElectionMove.CANCEL,
    ElectionMove.ANNUL,
)  # fmt: skip


class _Announcing(PortalForm):
    """What is announced: name, seats, alternates, term, the end of nominations, and conditions agreed on."""

    name = name_field(lazy_gettext("Name of the election"))
    seats = IntegerField(lazy_gettext("Seats"), [InputRequired(), NumberRange(1, 99)])
    alternates = IntegerField(lazy_gettext("Alternates at most"), [InputRequired(), NumberRange(0, 99)], default=0)
    years = IntegerField(lazy_gettext("Term in years"), [InputRequired(), NumberRange(1, 20)])
    until = DateTimeLocalField(lazy_gettext("Candidates are named until"), [InputRequired()], format="%Y-%m-%dT%H:%M")
    agreed = StringField(lazy_gettext("Conditions that the assembly's rules agreed on"), [Length(max=200)])


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/elections/new", "announce", _announce, methods=["GET", "POST"])
    pages.add_url_rule("/elections/<election_id>", "show_election", _show)
    for move in _PLAIN:
        action = Action.VOTE_SUPERVISE if move in SUPERVISING else Action.VOTE_CALL
        view = _view(action, move)
        pages.add_url_rule(f"/elections/<election_id>/{move}", f"election_{move}", view, methods=["POST"])


@needs(Action.VOTE_CALL)
def _announce(community_id: str) -> Response | tuple[str, int]:
    place, form = found_place(community_id), _Announcing()
    law = known_law(reading_session(), place)
    if law is None:
        abort(404)
    if form.sent():
        with refused_into(form):
            terms = _terms(form)
            with acting() as clerk:
                electing.announce(desk_for(clerk, place, law), text(form.name), place.id, terms)
        if not form.is_wrong:
            what = gettext("The election is announced.")
            return done(what, url_for("work.assembly.show_election", election_id=text(form.name)))
    return render_template(
        "work/assembly/announce.html", form=form, place=place, law=law, cited=_citing(law)
    ), form.status


def _terms(form: _Announcing) -> Terms:
    agreed = tuple(word for word in text(form.agreed).replace(",", " ").replace("，", " ").split() if word)
    return Terms(
        form.seats.data or 0, form.alternates.data or 0, Duration(12 * (form.years.data or 0), 0),
        shanghai_moment(form.until.data), agreed,
    )  # fmt: skip


@needs(Action.ESTATE_SEE)
def _show(election_id: str) -> str:
    election, place = found_election(election_id)
    return _page(election, place, StepForm())


def _view(action: Action, move: ElectionMove) -> Any:  # noqa: ANN401 - a view
    @needs(action)
    def taken(election_id: str) -> Response | tuple[str, int]:
        election, place = found_election(election_id)
        form = StepForm()
        if form.sent():
            with refused_into(form), acting() as clerk:
                law = law_of(clerk.session, place.id)
                take_move(desk_for(clerk, place, law, supervising=move in SUPERVISING), election, move, form)
            if not form.is_wrong:
                address = url_for("work.assembly.show_election", election_id=election.id)
                return done(gettext("It is on record."), address)
        return _page(election, place, form), form.status

    return taken


def found_election(election_id: str) -> tuple[Election, Place]:
    """Return an election and its estate, where the person may see it; 404 for none of the name."""
    try:
        election = election_named(reading_session(), election_id)
    except InputError:
        abort(404)
    return election, found_place(election.community_id)


def _page(election: Election, place: Place, form: StepForm) -> str:
    session, day = reading_session(), today()
    law = law_of(session, place.id)
    sitting = committee_on(election, day)
    return render_template(
        "work/assembly/election.html", election=election, place=place, law=law, form=form,
        state=election_state(election), terms=election.terms, names=names_told(session, election, day),
        places=places_of(election), sitting=sitting, moves=_moves(election, place, law), step_names=STEP_NAMES,
        problems=[] if sitting is None else committee_problems(sitting, law), cited=_citing(law),
        standings={one["candidate"]: one for one in _standings(election)},
        asked=[code for code, one in law.election.checks.items() if _is_asked(election, code, one.asked)],
    )  # fmt: skip


def _is_asked(election: Election, code: str, asked: str) -> bool:
    return asked == "law" or (election.terms is not None and code in election.terms.agreed)


def _standings(election: Election) -> list[dict[str, Any]]:
    counted = election.last(ElectionMove.COUNT)
    return [] if counted is None else list(counted.details["standings"])


def _moves(election: Election, place: Place, law: OwnersLaw) -> list[ElectionMove]:
    """Return the moves that the life knows from here, and that the person may make in their role."""
    who, known = signed_in(), ELECTION_LIFE.moves(election_state(election))
    found = []
    for move in known:
        action = Action.VOTE_SUPERVISE if move in SUPERVISING else Action.VOTE_CALL
        if who.refusals(action, place.owners):
            continue
        if election_role(place, supervising=move in SUPERVISING) in election_roles(move, law).roles:
            found.append(move)
    return found


def _citing(law: OwnersLaw) -> Any:  # noqa: ANN401 - a function for the template
    return lambda basis: cite(law, basis, language())
