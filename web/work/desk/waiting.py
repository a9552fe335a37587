"""What waits for somebody: each room says what of its own does, and the desk puts it in order."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlmodel import Session

from web.access import Person
from web.work.inspections.waiting import inspections_waiting
from web.work.items import Item, Source
from web.work.lists.waiting import lists_waiting

__all__ = ["Item", "Source", "waiting_for"]

_SOURCES: Final[tuple[Source, ...]] = (lists_waiting, inspections_waiting)


def waiting_for(who: Person, session: Session) -> list[Item]:
    """Return everything that waits for the person, what is due first first, and what has no day last."""
    items = [item for source in _SOURCES for item in source(who, session)]
    return sorted(items, key=lambda one: (one.due_on is None, one.due_on or date.max, one.what, one.subject))
