"""Owners ask for an audit together, each with the code of the notice; at the law's share it has to be held."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from bidding.owners.joint_requests import JointRequest, support
from bidding.owners.roll import Weight
from web.access import Action
from web.gate import needs
from web.register.money.audit_requests import ask_for_audit, audit_requests, join_audit, leave_audit
from web.register.owners.estates import roll_of
from web.register.public.estate_places import Place
from web.work.acting import acting, done, reading_session, refused_into
from web.work.estate.books import opened_books
from web.work.estate.law_told import audit_right, cited_line
from web.work.estate.places import found_place
from web.work.forms import PortalForm, text

__all__ = ["RequestLine", "add_to", "request_lines"]


class _Joining(PortalForm):
    """Whose request it is too: who holds the notice of a unit."""

    code = StringField(lazy_gettext("Code for requests of the notice"), [InputRequired(), Length(max=40)],
                       render_kw={"autocomplete": "off"})  # fmt: skip


class _Asking(_Joining):
    """What shall be looked into; whoever asks is the first to join."""

    name = StringField(lazy_gettext("Name of the request"),
                       [InputRequired(), Length(max=60), Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$")])  # fmt: skip
    about = TextAreaField(lazy_gettext("What shall be audited, and why"), [InputRequired(), Length(max=1000)])


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request for an audit that owners may join, and what stands behind it of the whole roll."""

    one: JointRequest
    got: Weight
    whole: Weight


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    at = "/<community_id>/audit-requests"
    pages.add_url_rule(f"{at}/new", "ask_audit_together", _ask, methods=["GET", "POST"])
    pages.add_url_rule(f"{at}/<name>", "audit_request", _show)
    pages.add_url_rule(f"{at}/<name>/join", "join_audit", _join, methods=["POST"])
    pages.add_url_rule(f"{at}/<name>/leave", "leave_audit", _leave, methods=["POST"])


def request_lines(session: Session, place: Place) -> list[RequestLine]:
    """Return the requests for an audit of an estate that owners may still join."""
    lines = []
    for one in audit_requests(session, place.id):
        roll = roll_of(session, one.roll_id)
        lines.append(RequestLine(one, support(one, roll), roll.whole))
    return lines


@needs(Action.VOTE_CAST)
def _ask(community_id: str) -> Response | tuple[str, int]:
    place, form, held = found_place(community_id), _Asking(), False
    if form.sent():
        with refused_into(form), acting() as clerk:
            held = ask_for_audit(clerk, place.id, text(form.name), text(form.about), text(form.code))
        if not form.is_wrong:
            return _asked(place, text(form.name), held=held)
    law = cited_line(opened_books(place).terms.law, audit_right)
    return render_template("work/estate/ask_audit.html", place=place, form=form, law=law), form.status


@needs(Action.MONEY_SEE)
def _show(community_id: str, name: str) -> str:
    return _page(found_place(community_id), name, _Joining())


@needs(Action.VOTE_CAST)
def _join(community_id: str, name: str) -> Response | tuple[str, int]:
    place, form, held = found_place(community_id), _Joining(), False
    if form.sent():
        with refused_into(form), acting() as clerk:
            held = join_audit(clerk, place.id, name, text(form.code))
        if not form.is_wrong:
            return _asked(place, name, held=held)
    return _page(place, name, form), form.status


@needs(Action.VOTE_CAST)
def _leave(community_id: str, name: str) -> Response | tuple[str, int]:
    place, form = found_place(community_id), _Joining()
    if form.sent():
        with refused_into(form), acting() as clerk:
            leave_audit(clerk, place.id, name, text(form.code))
        if not form.is_wrong:
            address = url_for("work.estate.audit_request", community_id=place.id, name=name)
            return done(gettext("You have left the request."), address)
    return _page(place, name, form), form.status


def _asked(place: Place, name: str, *, held: bool) -> Response:
    """Go to the audits once it has to be held, else to the request."""
    if held:
        what = gettext("Enough owners ask for it: the audit is asked for, and has to be commissioned.")
        return done(what, url_for("work.estate.audits", community_id=place.id))
    address = url_for("work.estate.audit_request", community_id=place.id, name=name)
    return done(gettext("You have joined the request."), address)


def _page(place: Place, name: str, form: _Joining) -> str:
    line = next((one for one in request_lines(reading_session(), place) if one.one.id == name), None)
    if line is None:
        abort(404)
    law = cited_line(opened_books(place).terms.law, audit_right)
    return render_template("work/estate/audit_request.html", place=place, form=form, line=line, law=law)
