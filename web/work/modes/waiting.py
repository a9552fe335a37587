"""What waits for a town: a mode whose term ends soon, and estates that nobody serves or that lack a basic service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from flask import url_for
from flask_babel import gettext, ngettext
from sqlmodel import Session

from bidding.modes import ServiceMode
from web.access import Action, Person
from web.clock import today
from web.register.modes.estates import EstateServed, estates_served
from web.work.items import Item

__all__ = ["waiting"]

_SOON: Final = timedelta(days=30)
"""How long before its end a mode waits for what comes next; no document says it, a month is our choice."""


def waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield what a town has to see to; the authority, which reaches all estates, has the statistics."""
    names = [
        one.removeprefix("subdistrict/") for one in who.reach(Action.MODE_ENTER) or () if one.startswith("subdistrict/")
    ]
    estates = estates_served(session, today(), names) if names else []
    yield from _ending(estates)
    bare = sum(not one.has_service for one in estates)
    if bare:
        where = url_for("work.modes.show_all", show="mend")
        yield Item(
            gettext("See to it that they are served"), ngettext("%(num)s estate", "%(num)s estates", bare), where
        )


def _ending(estates: list[EstateServed]) -> Iterator[Item]:
    for one in estates:
        until = one.served.until
        if one.served.mode is not ServiceMode.PROFESSIONAL and until is not None and until - today() <= _SOON:
            where = url_for("work.modes.show", community_id=one.place.community_id)
            yield Item(gettext("Say how it is served from then on"), one.place.name, where, until)
