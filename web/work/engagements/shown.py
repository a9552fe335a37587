"""Engagements as a list, what is due first, and the life of one of them so far."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Blueprint, abort, render_template, request

from bidding.engagements import Engagement, ServiceState, due_of, filing_state, missed, service_state, standing_on
from bidding.engagements.life import FILING_LIFE, SERVICE_LIFE
from bidding.engagements.moves import Move
from models.errors import InputError
from web.access import Action
from web.clock import today
from web.gate import needs, permit, scope, signed_in
from web.languages import pick
from web.pages.asking import page_of
from web.register.accounts.organisations import names_of
from web.register.engagements.steps import engagement_named, engagements
from web.register.inspections.premises import premises_by_estate, premises_of
from web.work.acting import reading_session
from web.work.engagements.capacities import capacity_for, organisations_of
from web.work.engagements.wording import due_words, role_word, word

__all__ = ["add_to", "own_engagement"]

_SIZE: Final = 50


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<name>", "show", _show)


@needs(Action.ENGAGEMENT_READ)
def _show_all() -> str:
    session, reach, asked = reading_session(), scope(), request.args.get("show", "open")
    own = [one for one in engagements(session) if reach is None or not reach.isdisjoint(organisations_of(one))]
    kept = [one for one in own if asked == "all" or service_state(one) is not ServiceState.LEFT]
    premises = premises_by_estate(session, {one.terms.community_id for one in kept})
    lines = [(one, next(iter(due_of(one, premises[one.terms.community_id], today())), None)) for one in kept]
    lines.sort(key=lambda line: (line[1].day if line[1] is not None else date.max, line[0].id))
    keys = {key for one in kept for key in organisations_of(one)[:2]}
    return render_template(
        "work/engagements/all.html", asked=asked, names=names_of(session, keys), on=today(), word=word,
        due_words=due_words, state=service_state, filing=filing_state, role_word=role_word, **page_of(lines, _SIZE),
    )  # fmt: skip


@needs(Action.ENGAGEMENT_READ)
def _show(name: str) -> str:
    one, session = own_engagement(name), reading_session()
    premises, law, who = premises_of(session, one.terms.community_id), one.law, signed_in()
    possible = (*FILING_LIFE.moves(filing_state(one)), *SERVICE_LIFE.moves(service_state(one)))
    return render_template(
        "work/engagements/one.html", it=one, names=names_of(session, organisations_of(one)), on=today(), word=word,
        state=service_state(one), filing=filing_state(one) if law.filing is not None else None, role_word=role_word,
        due=[(each, due_words(each, law)) for each in due_of(one, premises, today())],
        standing=standing_on(one, today()), missed=missed(one, today()),
        premises=[seen for seen in premises if seen.kind in (law.premises.initial, law.premises.change)],
        moves=[move for move in dict.fromkeys(possible) if _offered(one, move) and capacity_for(who, one, move)],
        open_items=[pick(law.handed_over[item].title) for item in one.open_items()]
        if service_state(one) is ServiceState.LEAVING else [],
    )  # fmt: skip


def own_engagement(name: str) -> Engagement:
    """Return an engagement that the view's action reaches; 404 for none of the name, denied for others'."""
    try:
        one = engagement_named(reading_session(), name)
    except InputError:
        abort(404)
    permit(*organisations_of(one))
    return one


def _offered(one: Engagement, move: Move) -> bool:
    """Return whether a law of the place knows what the move is about."""
    if move is Move.SUBMIT:
        return one.law.filing is not None
    return move not in (Move.AGREE, Move.BREACH) or one.law.supervised is not None
