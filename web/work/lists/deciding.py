"""Deciding on a listing: the statement is prepared here, signed with the head's key elsewhere, and comes back."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, SelectField
from wtforms.validators import Optional

from credit.standing.consequences import measure_problems, measures_of
from credit.standing.decisions import GROUNDS, Decision, decision_content
from credit.standing.law_shapes import ListLaw, Measure
from credit.standing.laws import cite, law_for
from credit.standing.listing import Listing, Move
from credit.standing.next_moves import next_moves, standing_against
from models.errors import InputError, Problem, RefusedError
from web.access import Action
from web.clock import now
from web.gate import needs
from web.languages import language
from web.register.standing.decided import newest_seal, take_decision
from web.register.standing.listings import listing
from web.register.standing.pushes import names_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import text
from web.work.lists import wording
from web.work.lists.papers import Deciding, basis_fields, statement
from web.work.lists.shown import Nothing, asked_today
from web.work.uploads import sent_json

__all__ = ["add_to"]

Answer = Response | tuple[str, int]


class _OnListing(Deciding):
    """What a decision on a listing says besides: until when, and why it is taken off."""

    ends_on = DateField(lazy_gettext("First day after the term"), [Optional()])
    ground = SelectField(
        lazy_gettext("Why it is taken off"), [Optional()], default="",
        choices=lambda: [(one, wording.word(wording.KINDS, one)) for one in ("", *GROUNDS)],
    )  # fmt: skip


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<int:number>/decision", "decide", _decide, methods=["GET", "POST"])
    pages.add_url_rule("/<int:number>/signed", "take_signed", _take_signed, methods=["POST"])


@needs(Action.LIST_DECIDE)
def _decide(number: int) -> Answer:
    one = _found(number)
    law = law_for(one.facts.jurisdiction)
    moves = _decisions(one, law)
    form = _OnListing(outcome=str(moves[0]) if moves else None, **basis_fields(law, law.decision.basis))
    form.offer(moves)
    if form.sent():
        with refused_into(form):
            return statement(_prepared(one, law, form), f"decision-{number}-{text(form.outcome)}")
    return _page(one, law, form)


@needs(Action.LIST_DECIDE)
def _take_signed(number: int) -> Answer:
    one = _found(number)
    form = Nothing()
    with refused_into(form), acting() as clerk:
        after = take_decision(clerk, number, sent_json("signed"))
    if not form.is_wrong:
        what = gettext("The decision is on record: %(what)s.", what=wording.word(wording.MOVES, after.steps[-1].move))
        return done(what, url_for("work.lists.show", number=number))
    law = law_for(one.facts.jurisdiction)
    again = _OnListing(**basis_fields(law, law.decision.basis))
    again.offer(_decisions(one, law))
    again.refuse(form.problems)
    return _page(one, law, again)


def _page(one: Listing, law: ListLaw, form: _OnListing) -> Answer:
    session = reading_session()
    moves = {str(found.move): found for found in next_moves(asked_today(session, one, law)) if found.is_decision}
    return render_template(
        "work/lists/decide.html", form=form, it=one, law=law, wording=wording, names=names_of(session), moves=moves,
        measures=measures_of(law, one.facts.kind) if str(Move.UPHOLD) in moves else (), chosen=_chosen,
        cited=lambda basis: cite(law, basis, language()),
    ), form.status  # fmt: skip


def _prepared(one: Listing, law: ListLaw, form: _OnListing) -> dict[str, object]:
    """Return the statement. Raises RefusedError with every reason that is known before anybody signs."""
    session, move = reading_session(), Move(text(form.outcome))
    problems = standing_against(asked_today(session, one, law), move)
    if move is Move.LIFT and not text(form.ground):
        where = cite(law, law.removal.basis)
        problems.append(Problem(where, "a lifting needs its ground", f"One of {', '.join(GROUNDS)}."))
    measures = _measures(law, one) if move is Move.UPHOLD else ()
    unlawful = measure_problems(law, one.facts.kind, [{"id": name, "under": under} for name, under in measures])
    if problems or unlawful:
        raise RefusedError([*problems, *([unlawful] if unlawful else [])])
    ground = text(form.ground) if move is Move.LIFT else ""
    ends_on = form.ends_on.data if move is Move.UPHOLD else None
    told = Decision(move, *form.basis, text(form.reasons), ground, ends_on, measures, newest_seal(session))
    return decision_content(one, law, told, now())


def _measures(law: ListLaw, one: Listing) -> tuple[tuple[str, str], ...]:
    known = measures_of(law, one.facts.kind)
    return tuple((each.id, _under(each)) for each in known if each.id in request.form.getlist("measure"))


def _under(measure: Measure) -> str:
    return request.form.get(f"under-{measure.id}", "").strip()


def _chosen(measure: Measure) -> tuple[bool, str]:
    """Return whether a measure is ticked, as it was sent, else as the law has it; and the law named for it."""
    ticked = measure.id in request.form.getlist("measure") if "outcome" in request.form else measure.on
    return ticked, _under(measure)


def _decisions(one: Listing, law: ListLaw) -> list[Move]:
    return [found.move for found in next_moves(asked_today(reading_session(), one, law)) if found.is_decision]


def _found(number: int) -> Listing:
    try:
        return listing(reading_session(), number)
    except InputError:
        abort(404)
