"""What waits for a company with complaints: those that are its own and have a day."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from credit.complaints import State, next_due
from credit.complaints.moves import LedgerState
from credit.complaints.wording import MATTERS
from models.values.working_days import working_or_weekday
from web.access import Action, Person
from web.clock import today
from web.languages import language
from web.pages.complaints import desk_of_portal
from web.register.complaints.of_companies import company_cases
from web.work.items import Item

__all__ = ["waiting"]

_ON_THE_LEDGER = (LedgerState.ASSIGNED, LedgerState.RECTIFYING)


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the complaints that the person's companies have to answer or to put right."""
    desk = desk_of_portal()
    for organisation in sorted(who.reach(Action.COMPLAINT_ANSWER) or ()):
        for case, name in company_cases(session, organisation.partition("/")[2], desk.id, today()):
            if case.state is State.ACCEPTED or (case.ledger in _ON_THE_LEDGER and not case.is_ended):
                due = next_due(case, desk, working_or_weekday)
                matter = MATTERS.get(case.matter, MATTERS["other"])[language()]
                address = url_for("work.answers.show", number=case.reception.complaint_id)
                yield Item(gettext("Answer a complaint"), f"{name}: {matter}", address, None if due is None else due.on)
