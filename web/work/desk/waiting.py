"""What waits for somebody: each room says what of its own does, and the desk puts it in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from web.access import Person

__all__ = ["Item", "Source", "waiting_for"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: what is to be done, to what, where, and by which day."""

    what: str
    subject: str
    address: str
    due_on: date | None = None


Source = Callable[[Person, Session], Iterable[Item]]
"""What a room says waits for a person."""

_SOURCES: Final[tuple[Source, ...]] = ()


def waiting_for(who: Person, session: Session) -> list[Item]:
    """Return everything that waits for the person, what is due first first, and what has no day last."""
    items = [item for source in _SOURCES for item in source(who, session)]
    return sorted(items, key=lambda one: (one.due_on is None, one.due_on or date.max, one.what, one.subject))
