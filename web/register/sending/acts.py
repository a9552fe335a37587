"""What the tellers share: an act on record is given, and who is told what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from models.tables import Community

__all__ = ["Act", "Teller", "Told", "bodies_of"]

Told = tuple[str, str, Mapping[str, Any]]
"""Organisation or `account/ID`, kind of note, facts."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act on record: what it is about, without its kind, and how many steps that has with it; None: all of them."""

    about: str
    steps: int | None


Teller = Callable[[Session, Act], Iterable[Told]]
"""Given an act: who is told what."""


def bodies_of(session: Session, community: str) -> list[str]:
    """Return the committee of an estate, and its subdistrict where one is known."""
    row = session.get(Community, community)
    own = f"community/{community}"
    return [own] if row is None or row.subdistrict is None else [own, f"subdistrict/{row.subdistrict}"]
