"""What waits for a company with its file: notices to answer while there is time."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from credit.standing.deadlines import respond_by
from credit.standing.laws import law_for
from credit.standing.life import state_on
from credit.standing.listing import State
from models.values.working_days import working_or_weekday
from web.access import Action, Person
from web.clock import today
from web.register.standing.listings import moved_listings
from web.work.file.wording import word
from web.work.items import Item

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the notices that the person's companies may still answer."""
    for organisation in sorted(who.reach(Action.FILE_ASK) or ()):
        for one in moved_listings(session, organisation.partition("/")[2]):
            until = respond_by(one, law_for(one.facts.jurisdiction), working_or_weekday)
            if state_on(one, today()) is State.NOTIFIED and until is not None and until >= today():
                subject = f"{word(one.facts.kind)}, {one.number}"
                address = url_for("work.file.listing", number=one.number)
                yield Item(gettext("Answer the notice of a proposed listing"), subject, address, until)
