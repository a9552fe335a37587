"""Steps on projects, each by whoever the table of moves lets make it; the first takes an estate in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.renovation import Move, Role, Step
from credit.renovation.details import details_of
from credit.renovation.law_shapes import RenovationLaw
from credit.rulebook.shapes import Basis
from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import Community
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs, permit, scope, signed_in
from web.pages.renovation_words import law_words, word
from web.register.renovation.projects import add_step, projects, take_in
from web.work.acting import acting, done, reading_session, refused_into
from web.work.days import day_in
from web.work.forms import text
from web.work.renovations.asking import Stepping, TakingIn, form_of
from web.work.renovations.capacities import capacity_for, organisation_of
from web.work.renovations.shown import own_project

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/new", "take_in", _take_in, methods=["GET", "POST"])
    pages.add_url_rule("/projects/<name>/<move>", "act", _act, methods=["GET", "POST"])


@needs(Action.RENOVATION_KEEP)
def _take_in() -> Response | tuple[str, int]:
    form = TakingIn(on=today(), jurisdiction=_place(scope()))
    if form.sent():
        estate = reading_session().get(Community, text(form.community_id))
        where = "" if estate is None else estate.subdistrict or ""
        permit(organisation_of(where))
        with refused_into(form), acting() as clerk:
            _enter(clerk, form, where)
        if not form.is_wrong:
            what = gettext("The estate is in the library.")
            return done(what, url_for("work.renovations.show", name=text(form.name)))
    return render_template("work/renovations/new.html", form=form), form.status


@needs(Action.RENOVATION_KEEP)
def _act(name: str, move: str) -> Response | tuple[str, int]:
    one = own_project(name)
    chosen = next((each for each in Move if each == move and each is not Move.TAKE_IN), None)
    role = None if chosen is None else capacity_for(signed_in(), one.terms.subdistrict, chosen)
    if chosen is None or role is None:
        abort(404)
    form = form_of(chosen, one, today())
    if form.sent():
        with refused_into(form), acting() as clerk:
            add_step(clerk, name, lambda _: _step(form, chosen, role, clerk.at))
        if not form.is_wrong:
            what = gettext("On record: %(what)s.", what=word(chosen, move=True))
            return done(what, url_for("work.renovations.show", name=name))
    return render_template(
        "work/renovations/step.html", form=form, it=one, move=chosen, role=role, word=word,
        laws=list(dict.fromkeys(law_words(one.law, basis) for basis in _bases(one.law, chosen))),
    ), form.status  # fmt: skip


def _enter(clerk: Clerk, form: TakingIn, subdistrict: str) -> None:
    estate = clerk.session.get(Community, text(form.community_id))
    role = capacity_for(signed_in(), subdistrict, Move.TAKE_IN)
    if estate is None or not subdistrict or role is None:
        what = "the register knows no such estate, or not in which subdistrict it lies"
        raise InputError(Problem(f"community {text(form.community_id)}", what, "Correct the number of the estate."))
    told = {key: value for key, value in form.told().items() if key != "name"}
    told |= {"subdistrict": subdistrict, "built_year": estate.built_year}
    take_in(clerk, text(form.name), _made(Move.TAKE_IN, told, day_in(form.on), clerk.at, role))


def _step(form: Stepping, move: Move, role: Role, at: datetime) -> Step:
    return _made(move, form.told(), day_in(form.on), at, role)


def _made(move: Move, told: dict[str, object], on: date, at: datetime, role: Role) -> Step:
    return Step(move, on, at, acting_for(), role, details_of(move, told).model_dump(mode="json"))


def _place(reach: Collection[str] | None) -> str:
    """Return the place of the project that was taken in last of one's own, by which the form begins."""
    known = [
        one for one in projects(reading_session()) if reach is None or organisation_of(one.terms.subdistrict) in reach
    ]
    return max(known, key=lambda one: one.steps[0].at).terms.jurisdiction if known else ""


def _bases(law: RenovationLaw, move: Move) -> list[Basis]:
    """Return where it stands what a move has to be like."""
    found: dict[Move, list[Basis | None]] = {
        Move.SURVEY: [law.needs.get("survey"), law.kinds_basis], Move.LEAD: [law.needs.get("office")],
        Move.SHOW_PLAN: [law.needs.get("plan"), law.shown.basis, law.closing], Move.ANSWER: [law.needs.get("plan")],
        Move.START: [*law.needs.values()], Move.REPORT: [law.reported.basis], Move.FINISH: [law.reported.basis],
    }  # fmt: skip
    return [basis for basis in found.get(move, []) if basis is not None]
