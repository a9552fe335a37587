"""Tenders read from the register by their events, for every room that asks about one; written in `tenders`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any, Final

from sqlalchemy import exists, select
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import Session, col

from bidding.tender import Event, Move, Role, Tender
from models.errors import InputError, Problem
from models.tables import TenderEvent

__all__ = ["EVENT", "is_kept", "tender_named", "tenders_filed", "tenders_kept", "tenders_of", "tenders_where"]

EVENT: Final[tuple[SQLColumnExpression[Any], ...]] = (
    col(TenderEvent.tender_id).label("event_of"), col(TenderEvent.number).label("event_number"),
    col(TenderEvent.move).label("event_move"), col(TenderEvent.happened_at).label("event_at"),
    col(TenderEvent.by).label("event_by"), col(TenderEvent.role).label("event_role"),
    col(TenderEvent.details).label("event_details"),
)  # fmt: skip
"""The columns of which `tenders_of` makes tenders, in this order."""


def tender_named(session: Session, name: str) -> Tender:
    """Return a tender by its events. Raises InputError where there is none of the name."""
    found = tenders_where(session, col(TenderEvent.tender_id) == name)
    if not found:
        raise InputError(Problem(f"tender {name}", "there is none of this name", "Run: wuxin tender list"))
    return found[0]


def is_kept(session: Session, name: str) -> bool:
    """Return whether a tender of the name is on record."""
    return session.scalar(select(exists().where(col(TenderEvent.tender_id) == name))) or False


def tenders_kept(session: Session) -> list[Tender]:
    """Return all tenders that have events, by name."""
    return tenders_where(session)


def tenders_filed(session: Session) -> list[Tender]:
    """Return the tenders that were filed, by name."""
    filed = select(col(TenderEvent.tender_id)).where(col(TenderEvent.move) == str(Move.FILE))
    return tenders_where(session, col(TenderEvent.tender_id).in_(filed))


def tenders_where(session: Session, *conditions: ColumnElement[bool]) -> list[Tender]:
    """Return the tenders whose events meet the conditions, by name; each condition has to hold for a whole tender."""
    return tenders_of(session.execute(select(*EVENT).where(*conditions)))


def tenders_of(rows: Iterable[Sequence[Any]]) -> list[Tender]:
    """Return the tenders of rows that begin with EVENT, by name; the rows may come in any order."""
    found: dict[str, list[Event]] = {}
    ordered = sorted((row[: len(EVENT)] for row in rows), key=lambda row: (row[0], row[1]))
    for name, _, move, at, by, role, details in ordered:
        found.setdefault(name, []).append(Event(Move(move), at.astimezone(UTC), by, Role(role), details))
    return [Tender(name, tuple(events)) for name, events in found.items()]
