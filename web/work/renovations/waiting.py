"""What waits for somebody with projects of renovation: the next report, and the end of works."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlmodel import Session

from credit.renovation import due_of
from web.access import Action, Person
from web.languages import capitalised
from web.pages.renovation_words import due_words
from web.register.accounts.organisations import names_of
from web.register.renovation.projects import projects
from web.work.items import Item
from web.work.renovations.capacities import organisation_of

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what is due of the projects of the person's own subdistrict; the authority looks at its list instead."""
    reach = who.reach(Action.RENOVATION_KEEP) if who.may(Action.RENOVATION_KEEP) else None
    if reach is None:
        return
    own = [one for one in projects(session) if organisation_of(one.terms.subdistrict) in reach]
    names = names_of(session, {f"community/{one.terms.community_id}" for one in own})
    for one in own:
        for due in due_of(one):
            what, subject = capitalised(due_words(due.what)), names[f"community/{one.terms.community_id}"]
            yield Item(what, subject, url_for("work.renovations.show", name=one.id), due.day)
