"""The panels on which whoever is signed in sits, and what waits for them there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask import Blueprint, render_template, url_for
from sqlmodel import Session

from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.rules import cite, rules
from models.values.moments import shanghai_date
from web.access import Action, Person
from web.gate import needs, scope, signed_in
from web.languages import language
from web.register.evaluations.panels import drawn_evaluations
from web.register.tenders.blind_copies import numbered_bids
from web.register.tenders.events import is_kept, tender_named
from web.work.acting import reading_session
from web.work.items import Item
from web.work.panels.naming import TASKS
from web.work.panels.seats import own_member, steps_of

__all__ = ["SeatLine", "add_to", "waiting"]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat in the list: the tender's title, the evaluation, what waits first, and when bids are opened."""

    title: str
    found: Proceeding
    step: str | None
    opens_at: datetime


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("", "show_all", _show_all)


@needs(Action.PANEL_SIT)
def _show_all() -> str:
    scope()  # seats are found by the codes of the person alone
    lines = list(_lines(signed_in(), reading_session()))
    return render_template("work/panels/all.html", lines=lines, secrecy=cite(rules().secret.basis, language()))


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what waits for a person on panels, an invitation by the day of the opening."""
    if not who.may(Action.PANEL_SIT):
        return
    for one in _lines(who, session):
        if one.step is not None:
            address = url_for("work.panels.show", tender_id=one.found.tender_id, lot_id=one.found.lot_id)
            yield Item(str(TASKS[one.step]), one.title, address, _due(one))


def _lines(who: Person, session: Session) -> Iterator[SeatLine]:
    for found in drawn_evaluations(session):
        member = own_member(who, found)
        if member is not None:
            steps = steps_of(found, member, frozenset(numbered_bids(session, found)))
            opens_at = datetime.fromisoformat(found.current[0].content["opens_at"])
            yield SeatLine(_title(session, found), found, next(iter(steps), None), opens_at)


def _title(session: Session, found: Proceeding) -> str:
    kept = is_kept(session, found.tender_id)
    return tender_named(session, found.tender_id).notice.title if kept else found.tender_id


def _due(line: SeatLine) -> date | None:
    return shanghai_date(line.opens_at) if line.step == "accept" else None
