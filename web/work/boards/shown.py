"""All boards of a company at a glance, and one of them with its heads, fees and charges."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template
from sqlmodel import Session

from bidding.fees import EstateFees, estate_fees
from bidding.revenue import BoardLine, MoneyMove, MoneyStep, board, unlisted_charges
from bidding.revenue.charges import fees_on
from bidding.revenue.terms import Terms, terms_of, with_stages
from models.errors import InputError
from web.access import Action
from web.clock import today
from web.fee_table import fee_table
from web.gate import needs, permit
from web.register.accounts.organisations import names_of
from web.register.money.rows import kept_for, steps_of
from web.register.owners.estates import bodies_of
from web.work.acting import reading_session
from web.work.firms import company_here, own_companies
from web.work.forms import PortalForm

__all__ = ["Nothing", "add_to", "board_of", "own_board", "page_of_board"]

_NEWEST: Final = 20


class Nothing(PortalForm):
    """A step that was sent from the page of a board."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<community_id>", "show", _show)


@needs(Action.BOARD_POST)
def _show_all() -> str:
    company_id, session = company_here(), reading_session()
    kept = kept_for(session, company_id)
    names = names_of(session, [f"community/{one}" for one in kept])
    lines = [
        (one, names[f"community/{one}"], [line for line in board_of(steps_of(session, one), one)[1]
                                          if line.by == "company"])
        for one in kept
    ]  # fmt: skip
    return render_template(
        "work/boards/all.html", company_id=company_id, companies=own_companies(), lines=lines, on=today()
    )


@needs(Action.BOARD_POST)
def _show(community_id: str) -> tuple[str, int]:
    own_board(community_id)
    return page_of_board(community_id, Nothing())


def own_board(community_id: str) -> tuple[MoneyStep, ...]:
    """Return the steps of an estate's money where the person's company serves it; 404 or denied for any other."""
    steps = steps_of(reading_session(), community_id)
    try:
        company_id = terms_of(community_id, steps).company_id
    except InputError:
        abort(404)
    permit(f"company/{company_id}")
    return steps


def board_of(steps: tuple[MoneyStep, ...], community_id: str) -> tuple[Terms, tuple[BoardLine, ...]]:
    """Return the terms of an estate's books, and its board of today."""
    terms = terms_of(community_id, steps)
    return terms, board(terms, steps, today())


def page_of_board(community_id: str, form: PortalForm) -> tuple[str, int]:
    """Return the page of a board, with the reasons why a step was refused where one was."""
    session = reading_session()
    steps = steps_of(session, community_id)
    terms, lines = board_of(steps, community_id)
    charges = [step for step in steps if step.move is MoneyMove.CHARGE]
    return render_template(
        "work/boards/one.html", community_id=community_id, form=form, lines=lines, terms=terms, on=today(),
        name=names_of(session, [f"community/{community_id}"])[f"community/{community_id}"],
        service=_service(session, community_id, steps), fee_table=fee_table(),
        posted=_posted(steps), fees=list(fees_on(steps, today()).values()),
        charges=list(reversed(list(enumerate(charges, start=1))))[:_NEWEST],
        wrong={one.number: one.what for one in unlisted_charges(steps)},
    ), form.status  # fmt: skip


def _service(session: Session, community_id: str, steps: tuple[MoneyStep, ...]) -> EstateFees:
    """Return how the service fees stand today, by the stage that the owners' bodies on record lead to."""
    return estate_fees(community_id, with_stages(steps, bodies_of(session, community_id)), fee_table(), today())


def _posted(steps: tuple[MoneyStep, ...]) -> list[MoneyStep]:
    """Return the newest posts on the board, the last first."""
    found = [one for one in steps if one.move in (MoneyMove.DISCLOSE, MoneyMove.TAKE_DOWN)]
    return found[::-1][:_NEWEST]
