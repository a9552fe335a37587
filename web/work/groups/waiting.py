"""What waits for who keeps a group: a meeting where the text gives a number, and tasks that are not done."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlmodel import Session

from credit.groups import due_of
from web.access import CITY, Action, Person
from web.clock import today
from web.pages.group_words import called, due_words
from web.register.standing.groups import groups_kept
from web.work.groups.shown import keeper_of
from web.work.items import Item

__all__ = ["groups_waiting"]


def groups_waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what is due in the groups that the person keeps: those of the city, or of their own subdistrict."""
    if not who.may(Action.GROUP_KEEP):
        return
    reach = who.reach(Action.GROUP_KEEP)
    own = frozenset({CITY}) if reach is None else reach
    for one in groups_kept(session):
        if keeper_of(one) not in own:
            continue
        for due in due_of(one, today()):
            yield Item(due_words(due.name), called(one), url_for("work.groups.show", name=one.id), due.on)
