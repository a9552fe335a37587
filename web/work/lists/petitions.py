"""Objections to points of credit files and requests for repair: who waits, until when, and the head's answer."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.standing.law_shapes import ListLaw
from credit.standing.laws import cite
from credit.standing.listing import Role
from credit.standing.petitions import (
    Petition,
    PetitionMove,
    PetitionState,
    PetitionStep,
    petition_content,
    petition_due,
    petition_state,
)
from credit.standing.reviews import review_due, review_state
from models.errors import InputError
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import now, today
from web.gate import acting_for, needs
from web.languages import language
from web.register.personal_texts import reasons_of_petition
from web.register.standing.decided import take_ruling
from web.register.standing.petitions import decide_petition, law_of_run, petition, petitions_of
from web.register.standing.pushes import names_of
from web.register.standing.reviews import law_of_review, reviews_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import text
from web.work.lists import wording
from web.work.lists.papers import Deciding, basis_fields, statement
from web.work.uploads import sent_json

__all__ = ["add_to"]

Answer = Response | tuple[str, int]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/petitions", "show_petitions", _show_all)
    pages.add_url_rule("/petitions/<int:number>", "show_petition", _show)
    for name, view in (("statement", _state), ("signed", _take_signed), ("extend", _extend)):
        pages.add_url_rule(f"/petitions/<int:number>/{name}", f"petition_{name}", view, methods=["POST"])


@needs(Action.LIST_READ)
def _show_all() -> str:
    session = reading_session()
    asked = [
        (one, petition_state(one), petition_due(one, law_of_run(session, one.point.run), working_or_weekday))
        for one in petitions_of(session)
    ]
    reviews = [
        (one, review_state(one), review_due(one, law_of_review(session, one), working_or_weekday))
        for one in reviews_of(session)
    ]
    return render_template(
        "work/lists/petitions.html", petitions=asked, reviews=reviews, names=names_of(session), wording=wording,
        on=today(),
    )  # fmt: skip


@needs(Action.LIST_READ)
def _show(number: int) -> Answer:
    one, law = _found(number)
    return _page(one, law, _form(one, law))


@needs(Action.LIST_DECIDE)
def _state(number: int) -> Answer:
    one, law = _found(number)
    form = _form(one, law)
    if not form.sent():
        return _page(one, law, form)
    move = PetitionMove(text(form.outcome))
    content = petition_content(one, move, text(form.reasons), form.basis, now())
    return statement(content, f"petition-{number}-{move}")


@needs(Action.LIST_DECIDE)
def _take_signed(number: int) -> Answer:
    one, law = _found(number)
    form = _form(one, law)
    with refused_into(form), acting() as clerk:
        take_ruling(clerk, number, sent_json("signed"))
    if form.is_wrong:
        return _page(one, law, form)
    return done(gettext("The decision is on record."), url_for("work.lists.show_petition", number=number))


@needs(Action.LIST_DECIDE)
def _extend(number: int) -> Answer:
    one, law = _found(number)
    form = _form(one, law)
    with refused_into(form), acting() as clerk:
        decide_petition(clerk, number, PetitionStep(PetitionMove.EXTEND, clerk.at, acting_for(), Role.HEAD))
    if form.is_wrong:
        return _page(one, law, form)
    return done(gettext("There is more time now, once."), url_for("work.lists.show_petition", number=number))


def _form(one: Petition, law: ListLaw) -> Deciding:
    clock = law.repair.decide if one.kind == "repair" else law.objection.decide
    form = Deciding(**basis_fields(law, clock.basis))
    form.offer((PetitionMove.GRANT, PetitionMove.REFUSE))
    return form


def _page(one: Petition, law: ListLaw, form: Deciding) -> Answer:
    session, longer = reading_session(), law.objection.extended
    extended = any(step.move is PetitionMove.EXTEND for step in one.steps)
    return render_template(
        "work/lists/petition.html", form=form, it=one, law=law, state=petition_state(one),
        is_open=petition_state(one) is PetitionState.FILED, due=petition_due(one, law, working_or_weekday),
        reasons=reasons_of_petition(session, one.number), names=names_of(session), wording=wording,
        may_extend=longer is not None and one.kind == "objection" and not extended,
        cited=lambda basis: cite(law, basis, language()),
    ), form.status  # fmt: skip


def _found(number: int) -> tuple[Petition, ListLaw]:
    session = reading_session()
    try:
        one = petition(session, number)
    except InputError:
        abort(404)
    return one, law_of_run(session, one.point.run)
