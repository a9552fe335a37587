"""Doing something to a tender: the form of a move, what the law asks of it, and every reason where it is refused."""

from __future__ import annotations

import secrets
from typing import Final

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bidding.tender import Event, Move, Role, Tender
from models.errors import InputError
from web.access import Action
from web.clock import now, today
from web.gate import needs, permit, signed_in
from web.register.tenders.events import add_event, tender_named
from web.register.tenders.parties import parties_of
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm
from web.work.tenders.award_steps import AWARD_STEPS
from web.work.tenders.capacities import capacities, company_of, moves_for, owners_of, signature
from web.work.tenders.contract_steps import CONTRACT_STEPS
from web.work.tenders.dispute_steps import DISPUTE_STEPS
from web.work.tenders.fields import form_of
from web.work.tenders.law_lines import lines_of
from web.work.tenders.naming import MOVES
from web.work.tenders.notice_steps import NOTICE_STEPS
from web.work.tenders.step import Doing, Seen, refuse_stale

__all__ = ["STEPS", "add_to", "found_or_404", "home_of"]

STEPS: Final = {**NOTICE_STEPS, **AWARD_STEPS, **DISPUTE_STEPS, **CONTRACT_STEPS}
"""The form of every move but the drafts of notices, which are guided."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>/do/<move>", "do", _do, methods=["GET", "POST"])


def found_or_404(tender_id: str) -> Tender:
    """Return a tender of the register, or end with a page that says there is none."""
    try:
        return tender_named(reading_session(), tender_id)
    except InputError:
        abort(404)


def home_of(tender: Tender) -> str:
    """Return the page of a tender for the person: a company's own, or that of who runs it."""
    who = signed_in()
    endpoint = "work.tenders.show" if who.may(Action.TENDER_READ) else "work.bids.show"
    return url_for(endpoint, tender_id=tender.id)


@needs(Action.TENDER_ACT)
def _do(tender_id: str, move: str) -> Response | tuple[str, int]:
    who, tender = signed_in(), found_or_404(tender_id)
    permit(*owners_of(reading_session(), tender, who))
    roles = capacities(who, parties_of(reading_session(), [tender])[tender.id])
    company = company_of(who)
    if move not in [str(one) for one in moves_for(tender, roles, company)] or Move(move) not in STEPS:
        abort(404)
    wanted = Move(move)
    form = form_of(STEPS[wanted].fields(Seen(reading_session(), tender, company, now())))
    is_whole = form.sent()
    with refused_into(form):
        refuse_stale(form)
        if is_whole:
            _record(tender_id, wanted, form, (signature(wanted, roles, company), company))
    if is_whole and not form.is_wrong:
        return done(gettext("On record: %(what)s.", what=MOVES[wanted]), home_of(tender))
    page = render_template(
        "work/tenders/do.html", tender=tender, move=wanted, form=form, step=STEPS[wanted], law=lines_of(
            wanted, tender, today()), moves=MOVES, home=home_of(tender),
    )  # fmt: skip
    return page, form.status


def _record(tender_id: str, move: Move, form: PortalForm, acts: tuple[tuple[Role, str], str | None]) -> None:
    (role, by), company = acts
    with acting() as clerk:

        def make(tender: Tender) -> Event:
            details = STEPS[move].details(Doing(clerk, tender, form, company))
            name = f"anonymous-{secrets.token_hex(4)}" if move is Move.ASK else by
            return Event(move, clerk.at, name, role, details)

        add_event(clerk, tender_id, make)
