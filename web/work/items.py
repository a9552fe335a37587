"""One thing that waits for somebody, as rooms tell it and the desk shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Item"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: what is to be done, to what, where, and by which day."""

    what: str
    subject: str
    address: str
    due_on: date | None = None
