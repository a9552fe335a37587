"""Listings as a list, and one of them: its facts, its life, and what may be done next by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Blueprint, render_template, request
from sqlmodel import Session

from credit.standing.attempts import Attempt
from credit.standing.deadlines import next_due, out_of_view_on
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import cite, law_for
from credit.standing.life import state_on, term_of
from credit.standing.listing import Listing, Move, Role, State, Step
from credit.standing.next_moves import next_moves
from credit.standing.notices import notice_text
from models.errors import InputError
from models.values.working_days import working_or_weekday
from web.access import Action
from web.clock import now, today
from web.gate import needs
from web.languages import language, reason
from web.register.personal_texts import reasons_of_listing
from web.register.ratings.newest_proposals import newest_proposed
from web.register.standing.listings import all_listings, listing, listings_of
from web.register.standing.pushes import names_of
from web.work.acting import reading_session
from web.work.forms import PortalForm
from web.work.lists import wording

__all__ = ["Line", "Nothing", "add_to", "asked_today", "page_of"]

_SIZE: Final = 50
_ENDED: Final = frozenset({State.DROPPED, State.LIFTED, State.EXPIRED})


class Nothing(PortalForm):
    """A step that needs nothing but to be taken."""


@dataclass(frozen=True, slots=True)
class Line:
    """A listing in the list: with its state today, and what is due next."""

    listing: Listing
    state: State
    due_on: date | None
    due: str | None


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("", "show_all", _show_all)
    pages.add_url_rule("/<int:number>", "show", _show)


@needs(Action.LIST_READ)
def _show_all() -> str:
    session = reading_session()
    chosen = {name: request.args.get(name, "").strip() for name in ("state", "kind", "q")}
    names, newest = names_of(session), newest_proposed(session)
    lines = [_line(one) for one in all_listings(session)]
    found = [one for one in lines if _fits(one, chosen, names, newest)]
    found.sort(key=lambda one: (one.due_on is None, one.due_on or date.max, -one.listing.number))
    pages = max(1, -(-len(found) // _SIZE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    return render_template(
        "work/lists/all.html", lines=found[(number - 1) * _SIZE : number * _SIZE], names=names, chosen=chosen,
        count=len(found), number=number, pages=pages, wording=wording, states=list(State), on=today(),
    )  # fmt: skip


def _line(one: Listing) -> Line:
    due = next_due(one, law_for(one.facts.jurisdiction), working_or_weekday)
    return Line(one, state_on(one, today()), *(due or (None, None)))


def _fits(line: Line, chosen: Mapping[str, str], names: Mapping[str, str], newest: frozenset[int]) -> bool:
    facts, asked = line.listing.facts, chosen["q"].casefold()
    state = chosen["state"]
    stands = state in ("all", str(line.state))
    if not state:
        stands = line.listing.number in newest if line.state is State.PROPOSED else line.state not in _ENDED
    told = f"{facts.company_id} {names.get(facts.company_id, '')} {line.listing.number}".casefold()
    return stands and chosen["kind"] in ("", facts.kind) and asked in told


@needs(Action.LIST_READ)
def _show(number: int) -> tuple[str, int]:
    return page_of(number, Nothing())


def page_of(number: int, form: PortalForm) -> tuple[str, int]:
    """Return the page of a listing, with the reasons why a step was refused where one was."""
    session = reading_session()
    try:
        one = listing(session, number)
    except InputError:
        return render_template("fault.html", code=404), 404
    law = law_for(one.facts.jurisdiction)
    return render_template(
        "work/lists/one.html", form=form, it=one, law=law, wording=wording, names=names_of(session),
        state=state_on(one, today()), term=term_of(one), due=next_due(one, law, working_or_weekday),
        moves=next_moves(asked_today(session, one, law)), reasons=reasons_of_listing(session, number),
        notice=_notice(one), leaves_on=out_of_view_on(one, law) if one.last(Move.PUBLISH) else None,
        cited=lambda basis: cite(law, basis, language()),
    ), form.status  # fmt: skip


def asked_today(session: Session, one: Listing, law: ListLaw) -> Attempt:
    """Return the attempt at a step on a listing that somebody would make at this moment."""
    others = tuple(other for other in listings_of(session, one.facts.company_id) if other.number != one.number)
    step = Step(Move.NOTIFY, now(), "", Role.OFFICER, {})
    return Attempt(one, step, law, others, calendar=working_or_weekday)


def _notice(one: Listing) -> Any:  # noqa: ANN401 - a text, problems, or nothing
    """Return the notice as it was given; the reasons where days cannot be counted yet; nothing before it is given."""
    if one.last(Move.NOTIFY) is None:
        return None
    try:
        return notice_text(one, language())
    except InputError as error:
        return "\n".join(str(reason(one)) for one in error.problems)
