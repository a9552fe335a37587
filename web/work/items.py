"""What waits for somebody, as a room says it; the desk puts the items of all rooms in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from web.access import Person

__all__ = ["Item", "Source"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: what is to be done, to what, where, and by which day."""

    what: str
    subject: str
    address: str
    due_on: date | None = None


Source = Callable[[Person, Session], Iterable[Item]]
"""What a room says waits for a person."""
