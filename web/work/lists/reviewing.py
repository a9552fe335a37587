"""Reviews of refused objections by the department above: its answer comes as a paper, and is carried out at once."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.standing.decisions import Decision, decision_content
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import cite
from credit.standing.listing import Listing, Move
from credit.standing.reviews import (
    Review,
    ReviewMove,
    ReviewState,
    ReviewStep,
    review_content,
    review_due,
    review_state,
)
from models.errors import InputError
from models.values.moments import moment_at, moment_number, moment_text, parse_moment
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import now
from web.gate import acting_for, needs
from web.languages import language
from web.register.personal_texts import reasons_of_review
from web.register.standing.decided import newest_seal, take_review
from web.register.standing.pushes import names_of
from web.register.standing.reviews import law_of_review, listing_under_review, review, take_review_step
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import text
from web.work.lists import wording
from web.work.lists.papers import Deciding, basis_fields, statement
from web.work.uploads import sent_file, sent_json

__all__ = ["add_to"]

Answer = Response | tuple[str, int]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/reviews/<int:number>", "show_review", _show)
    for name, view in (("statement", _state), ("signed", _take_signed), ("extend", _extend)):
        pages.add_url_rule(f"/reviews/<int:number>/{name}", f"review_{name}", view, methods=["POST"])


@needs(Action.LIST_READ)
def _show(number: int) -> Answer:
    one, law = _found(number)
    return _page(one, law, _form(law))


@needs(Action.LIST_DECIDE)
def _state(number: int) -> Answer:
    one, law = _found(number)
    form = _form(law)
    if not form.sent():
        return _page(one, law, form)
    if request.form.get("paper") == "lift":
        return statement(_lift(_listing(one), law, form), f"review-{number}-lift")
    move = ReviewMove(text(form.outcome))
    content = review_content(one, move, text(form.reasons), form.basis, _moment())
    return statement(content, f"review-{number}-{move}")


@needs(Action.LIST_DECIDE)
def _take_signed(number: int) -> Answer:
    one, law = _found(number)
    form = _form(law)
    with refused_into(form), acting() as clerk:
        take_review(clerk, number, sent_json("signed"), sent_json("lift") if sent_file("lift") else None)
    if form.is_wrong:
        return _page(one, law, form)
    return done(gettext("The decision is on record."), url_for("work.lists.show_review", number=number))


@needs(Action.LIST_DECIDE)
def _extend(number: int) -> Answer:
    one, law = _found(number)
    form = _form(law)
    with refused_into(form), acting() as clerk:
        take_review_step(clerk, number, ReviewStep(ReviewMove.EXTEND, clerk.at, acting_for()))
    if form.is_wrong:
        return _page(one, law, form)
    return done(gettext("There is more time now, once."), url_for("work.lists.show_review", number=number))


def _form(law: ListLaw) -> Deciding:
    rule = law.objection.reviewed
    form = Deciding(**basis_fields(law, rule.basis)) if rule is not None else Deciding()
    form.offer((ReviewMove.CHANGE, ReviewMove.UPHOLD))
    return form


def _lift(one: Listing | None, law: ListLaw, form: Deciding) -> dict[str, object]:
    """Return the statement that takes a company off the list, or off its way there, where the review is of a listing.

    It is of the same moment as the paper on the review, whose step carries it out.
    """
    if one is None:
        abort(404)
    move = Move.LIFT if one.last(Move.PUBLISH) else Move.DROP
    ground = "wrongly_listed" if move is Move.LIFT else ""
    decision = Decision(move, *form.basis, text(form.reasons), ground, checkpoint=newest_seal(reading_session()))
    return decision_content(one, law, decision, _moment())


def _moment() -> datetime:
    """Return the moment of both papers: that of the page on which they were prepared."""
    try:
        return moment_at(parse_moment(request.form.get("at", "")))
    except ValueError:
        return now()


def _page(one: Review, law: ListLaw, form: Deciding) -> Answer:
    session, rule = reading_session(), law.objection.reviewed
    extended = any(step.move is ReviewMove.EXTEND for step in one.steps)
    return render_template(
        "work/lists/review.html", form=form, it=one, law=law, state=review_state(one), wording=wording,
        is_open=review_state(one) is ReviewState.FILED, due=review_due(one, law, working_or_weekday),
        reasons=reasons_of_review(session, one.number), names=names_of(session), of_listing=_listing(one),
        may_extend=rule is not None and rule.extended is not None and not extended,
        cited=lambda basis: cite(law, basis, language()), at=moment_text(moment_number(now())),
    ), form.status  # fmt: skip


def _listing(one: Review) -> Listing | None:
    return listing_under_review(reading_session(), one)


def _found(number: int) -> tuple[Review, ListLaw]:
    session = reading_session()
    try:
        one = review(session, number)
    except InputError:
        abort(404)
    return one, law_of_review(session, one)
