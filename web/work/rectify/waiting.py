"""What waits for a company after inspections: findings that are to be put right."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from web.access import Action, Person
from web.clock import today
from web.languages import pick
from web.register.engagements.served import served_by
from web.register.inspections.of_companies import findings_at
from web.work.items import Item
from web.work.rectify.findings import OPEN

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the findings at the estates of the person's companies that are to be put right."""
    for organisation in sorted(who.reach(Action.FINDING_REPORT) or ()):
        names = served_by(session, organisation.partition("/")[2], today())
        for one in findings_at(session, names):
            if one.state in OPEN:
                subject = f"{names[one.target]}: {pick(one.item.title)}"
                address = url_for("work.rectify.report", finding=one.id)
                yield Item(gettext("Put right what an inspection found"), subject, address, one.rectify_by)
