"""What waits for somebody with engagements: what is owed next in the capacity in which they act."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlmodel import Session

from bidding.engagements import due_of
from web.access import Action, Person
from web.clock import today
from web.languages import capitalised
from web.register.accounts.organisations import names_of
from web.register.engagements.steps import engagements
from web.register.inspections.premises import premises_by_estate
from web.work.engagements.capacities import capacities_of, organisations_of
from web.work.engagements.wording import due_words
from web.work.items import Item

__all__ = ["waiting"]


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what is due of the person's own in the engagements that they act on, what is late with it."""
    if not who.may(Action.ENGAGEMENT_ACT):
        return
    reach = who.reach(Action.ENGAGEMENT_ACT)
    own = [one for one in engagements(session) if reach is None or not reach.isdisjoint(organisations_of(one))]
    names = names_of(session, {f"community/{one.terms.community_id}" for one in own})
    premises = premises_by_estate(session, {one.terms.community_id for one in own})
    for one in own:
        held = capacities_of(who, one)
        for due in due_of(one, premises[one.terms.community_id], today()):
            if due.by in held and due.owed:
                what = capitalised(due_words(due, one.law))
                subject = names[f"community/{one.terms.community_id}"]
                yield Item(what, subject, url_for("work.engagements.show", name=one.id), due.day)
