"""Requests that owners make together for a vote: asked, joined with a code of the notice, answered in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from bidding.owners import OwnersLaw
from bidding.owners.joint_requests import VOTE, JointRequest, RequestMove, call_by, support
from bidding.owners.laws import cite
from bidding.owners.roll import Weight
from models.errors import InputError
from models.record import Clerk
from web.access import Action
from web.clock import today
from web.gate import needs
from web.languages import language
from web.pages.table_files import table_file
from web.register.owners.estates import newest_roll, roll_of
from web.register.owners.joint_requests import ask_together, join_request, leave_request, request_named, requests_of
from web.register.owners.voting_codes import requesters, voter_of_request_code
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.assembly.calling import name_field
from web.work.assembly.places import found_place, known_law
from web.work.forms import PortalForm, text

__all__ = ["add_to"]


class _Joining(PortalForm):
    """Whose request it is too: who holds the notice of a unit."""

    code = StringField(lazy_gettext("Code for requests of the notice"), [InputRequired(), Length(max=40)],
                       render_kw={"autocomplete": "off"})  # fmt: skip


class _Asking(_Joining):
    """What owners ask to vote on; whoever asks is the first to join."""

    name = name_field(lazy_gettext("Name of the request"))
    about = TextAreaField(lazy_gettext("What owners shall vote on, and why"), [InputRequired(), Length(max=1000)])


@dataclass(frozen=True, slots=True)
class _Line:
    """A request, what stands behind it of what is needed, and by when the committee calls the vote."""

    one: JointRequest
    got: Weight
    whole: Weight
    call_by: date | None


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<community_id>/requests", "requests", _show_all)
    pages.add_url_rule("/<community_id>/requests/new", "ask_together", _ask, methods=["GET", "POST"])
    pages.add_url_rule("/<community_id>/request-codes", "request_codes", _codes, methods=["POST"])
    pages.add_url_rule("/requests/<request_id>", "show_request", _show)
    for move in (RequestMove.JOIN, RequestMove.LEAVE):
        pages.add_url_rule(f"/requests/<request_id>/{move}", f"request_{move}", _view(move), methods=["POST"])


@needs(Action.ESTATE_SEE)
def _show_all(community_id: str) -> str:
    place, session = found_place(community_id), reading_session()
    law = _law(session, place)
    lines = [_line(session, one, law) for one in requests_of(session, place.id) if one.purpose == VOTE]
    return render_template("work/assembly/requests.html", place=place, lines=lines, **_told(law))


@needs(Action.VOTE_CAST)
def _ask(community_id: str) -> AnyResponse | tuple[str, int]:
    place, form = found_place(community_id), _Asking()
    law = _law(reading_session(), place)
    if form.sent():
        with refused_into(form), acting() as clerk:
            voter = voter_of_request_code(clerk.session, newest_roll(clerk.session, place.id), text(form.code))
            ask_together(clerk, text(form.name), place.id, (VOTE, text(form.about)), voter.voter)
        if not form.is_wrong:
            what = gettext("The request is on record; other owners can join it now.")
            return done(what, url_for("work.assembly.show_request", request_id=text(form.name)))
    return render_template("work/assembly/ask.html", place=place, form=form, **_told(law)), form.status


@needs(Action.ESTATE_SEE)
def _show(request_id: str) -> str:
    request, place = _found(request_id)
    return _page(request, place, _Joining())


def _view(move: RequestMove) -> Any:  # noqa: ANN401 - a view
    @needs(Action.VOTE_CAST)
    def moved(request_id: str) -> AnyResponse | tuple[str, int]:
        (request, place), form = _found(request_id), _Joining()
        if form.sent():
            with refused_into(form), acting() as clerk:
                _move(clerk, move, request, text(form.code))
            if not form.is_wrong:
                joined = gettext("You have joined the request.")
                what = joined if move is RequestMove.JOIN else gettext("You have left the request.")
                return done(what, url_for("work.assembly.show_request", request_id=request.id))
        return _page(request, place, form), form.status

    return moved


def _move(clerk: Clerk, move: RequestMove, request: JointRequest, code: str) -> None:
    """Let whoever holds the code join or leave; the request is read anew, inside of the transaction."""
    voter = voter_of_request_code(clerk.session, request.roll_id, code).voter
    do = join_request if move is RequestMove.JOIN else leave_request
    do(clerk, request_named(clerk.session, request.id), voter)


@needs(Action.VOTE_CODES)
def _codes(community_id: str) -> Response:
    place, session = found_place(community_id), reading_session()
    try:
        coded = requesters(session, newest_roll(session, place.id))
    except InputError:
        abort(404)
    columns = ("voter", "units", "request_code")
    rows = [(one.voter, " ".join(unit.id for unit in one.units), one.code) for one in coded]
    answer = table_file("csv", "request-codes", columns, rows, {})
    answer.headers.set("Content-Disposition", "attachment", filename=f"request-codes-{place.id}.csv")
    return answer


def _page(request: JointRequest, place: Place, form: _Joining) -> str:
    session = reading_session()
    law = _law(session, place)
    return render_template(
        "work/assembly/request.html", place=place, form=form, line=_line(session, request, law), today=today(),
        **_told(law),
    )  # fmt: skip


def _line(session: Session, one: JointRequest, law: OwnersLaw) -> _Line:
    roll = roll_of(session, one.roll_id)
    return _Line(one, support(one, roll), roll.whole, call_by(one, roll, law))


def _found(request_id: str) -> tuple[JointRequest, Place]:
    """Return a request for a vote and its estate, where the person may see it; 404 for none of the name."""
    try:
        request = request_named(reading_session(), request_id)
    except InputError:
        abort(404)
    if request.purpose != VOTE:
        abort(404)
    return request, found_place(request.community_id)


def _law(session: Session, place: Place) -> OwnersLaw:
    """Return the law of an estate; 404 before its delivery is on record."""
    law = known_law(session, place)
    if law is None:
        abort(404)
    return law


def _told(law: OwnersLaw) -> dict[str, object]:
    return {"law": law, "cited": lambda basis: cite(law, basis, language())}
