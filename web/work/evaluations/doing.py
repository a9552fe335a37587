"""Doing something to an evaluation: the form of a step, what the law asks, and every reason where it is refused."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response

from bidding.evaluation.life import EVALUATION
from bidding.evaluation.moves import GRANTS, EvaluationMove
from bidding.evaluation.proceedings import Event, Proceeding
from web.access import Action
from web.gate import acting_for, needs
from web.register.evaluations.events import add_event
from web.work.acting import acting, done, refused_into
from web.work.evaluations.naming import MOVES, law_of
from web.work.evaluations.places import Place, home_of, place_of
from web.work.evaluations.steps import STEPS, Doing
from web.work.forms import PortalForm
from web.work.tenders.fields import form_of

__all__ = ["add_to", "moves_for", "put_on_record"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>/do/<move>", "do", _do, methods=["GET", "POST"])


def moves_for(place: Place) -> list[EvaluationMove]:
    """Return what may be tried now in the role of the person; guards have their say when it is."""
    known = EVALUATION.moves(place.found.state)
    return [move for move in EvaluationMove if move in known and move in STEPS and place.role in GRANTS[move]]


@needs(Action.EVALUATION_RUN)
def _do(tender_id: str, lot_id: str, move: str) -> Response | tuple[str, int]:
    place = place_of(tender_id, lot_id)
    if move not in [str(one) for one in moves_for(place)]:
        abort(404)
    wanted = EvaluationMove(move)
    step = STEPS[wanted]
    form = form_of(step.fields(place))
    if form.sent():
        with refused_into(form):
            put_on_record(place, wanted, form)
        if not form.is_wrong:
            return done(gettext("On record: %(what)s.", what=MOVES[wanted]), home_of(place))
    page = render_template(
        "work/evaluations/do.html", it=place, move=wanted, form=form, step=step, home=home_of(place),
        law=law_of(wanted, place.tender.notice.jurisdiction),
    )  # fmt: skip
    return page, form.status


def put_on_record(place: Place, move: EvaluationMove, form: PortalForm) -> None:
    """Do a step of whoever runs or supervises the evaluation. Raises RefusedError with every reason."""
    with acting() as clerk:

        def make(before: Proceeding) -> Event:
            content, sealed = STEPS[move].parts(Doing(clerk, place.tender, before, form))
            return Event(move=move, at=clerk.at, by=acting_for(), role=place.role, content=content, sealed=sealed)

        add_event(clerk, place.tender.id, place.lot.id, make)
