"""What the company asked for: a petition or a review with its state and clock, and the way to the department above."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from credit.standing.laws import cite
from credit.standing.petitions import PetitionState, petition_due, petition_state
from credit.standing.reviews import review_due, review_state
from models.errors import InputError
from models.values.working_days import working_or_weekday
from web.access import Action
from web.gate import needs, permit
from web.languages import language
from web.register.standing.petitions import law_of_run, petition
from web.register.standing.reviews import file_review, law_of_review, review, reviews_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.documents import digests_in
from web.work.file.asking import Reasons, hints
from web.work.file.wording import word
from web.work.forms import text

__all__ = ["add_to", "ask_review"]

Answer = Response | tuple[str, int]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/petitions/<int:number>", "petition", _petition, methods=["GET", "POST"])
    pages.add_url_rule("/reviews/<int:number>", "review", _review)


@needs(Action.FILE_ASK)
def _petition(number: int) -> Answer:
    session = reading_session()
    try:
        one = petition(session, number)
    except InputError:
        abort(404)
    permit(f"company/{one.point.company_id}")
    form = Reasons()
    if (sent := ask_review(form, f"petition/{number}")) is not None:
        return sent
    session, law = reading_session(), law_of_run(reading_session(), one.point.run)
    state = petition_state(one)
    again = [other for other in reviews_of(session, one.point.company_id) if other.subject == f"petition/{number}"]
    may = state is PetitionState.REFUSED and one.kind == "objection" and law.objection.reviewed is not None
    clock = law.repair.decide if one.kind == "repair" else law.objection.decide
    return render_template(
        "work/file/petition.html", form=form, it=one, state=state, word=word, hints=hints(), reviews=again,
        due=petition_due(one, law, working_or_weekday), may_be_reviewed=may and not again,
        law_of_clock=cite(law, clock.basis, language()), remedy=getattr(law.objection.review, language()),
        law_of_review=cite(law, law.objection.reviewed.basis, language()) if law.objection.reviewed else "",
    ), form.status  # fmt: skip


def ask_review(form: Reasons, subject: str) -> Response | None:
    """Have a refused objection reviewed where the form asks for it; None where the page with the form is to be shown.

    `subject` is `petition/3` or `listing/7`. The form gets the reasons where it may not be.
    """
    if not form.sent():
        return None
    with refused_into(form), acting() as clerk:
        filed = file_review(clerk, subject, digests_in("documents"), text(form.reasons))
    if form.is_wrong:
        return None
    what = gettext("The review is asked for under the number %(number)s.", number=filed.number)
    return done(what, url_for("work.file.review", number=filed.number))


@needs(Action.FILE_READ)
def _review(number: int) -> str:
    session = reading_session()
    try:
        one = review(session, number)
    except InputError:
        abort(404)
    permit(f"company/{one.company_id}")
    law = law_of_review(session, one)
    rule = law.objection.reviewed
    return render_template(
        "work/file/review.html", it=one, state=review_state(one), due=review_due(one, law, working_or_weekday),
        law_of_clock="" if rule is None else cite(law, rule.basis, language()), word=word,
    )  # fmt: skip
