"""What of evaluations waits for whoever runs them: a panel to be drawn, prices to be opened, the disclosure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from bidding.evaluation.life import unlocked_technical
from bidding.evaluation.moves import EvaluationRole, EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.tender import State, Tender, state_of
from web.access import Action, Person
from web.register.evaluations.events import evaluations_open
from web.register.tenders.events import tenders_kept
from web.register.tenders.parties import parties_of
from web.work.evaluations.places import role_in
from web.work.items import Item

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what somebody has to do in the evaluations that they run."""
    if not who.may(Action.EVALUATION_RUN):
        return
    begun = {(one.tender_id, one.lot_id): one for one in evaluations_open(session)}
    tenders = {one.id: one for one in tenders_kept(session)} if begun else {}
    parties = parties_of(session, tenders.values())
    for (name, lot), found in begun.items():
        if name in tenders and role_in(who, parties[name]) is EvaluationRole.OFFICE:
            told = _told(found, tenders[name])
            if told is not None:
                address = url_for("work.evaluations.show", tender_id=name, lot_id=lot)
                yield Item(told[0], tenders[name].notice.title, address, told[1])


def _told(found: Proceeding, tender: Tender) -> tuple[str, date | None] | None:
    if found.state is EvaluationState.COMMITTED:
        day = date.fromisoformat(found.current[0].content["commitment"]["source"]["day"])
        return gettext("Draw the panel by the lottery"), day
    if found.state is EvaluationState.MARKING and not unlocked_technical(found) and tender.checked is not None:
        return gettext("Open prices to the panel"), None
    awarded = found.lot_id in tender.awards and state_of(tender) is not State.CANCELLED
    if found.state is EvaluationState.CLOSED and awarded:
        return gettext("Disclose the panel and its marks"), None
    return None
