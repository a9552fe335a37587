"""Contracts on record: those that were signed, and where on the public record what they rest on stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.tender import Agreement, Move, Tender, agreements
from models.tables import LedgerEntry, TenderEvent
from web.register.tender_rows import tenders_where

__all__ = ["Entered", "agreements_kept", "entered_events"]


@dataclass(frozen=True, slots=True)
class Entered:
    """The entry of an event: its place in the log, None while it waits for one, its digest, when it was entered."""

    position: int | None
    digest: str
    at: datetime


def agreements_kept(session: Session) -> list[Agreement]:
    """Return every contract on record, by tender and lot, in one statement."""
    row = TenderEvent
    signed = select(col(row.tender_id)).where(col(row.move) == str(Move.SIGN))
    return [one for tender in tenders_where(session, col(row.tender_id).in_(signed)) for one in agreements(tender)]


def entered_events(session: Session, tender: Tender) -> Mapping[int, Entered]:
    """Return the entries of a tender's events by their numbers, in one statement.

    Each event is entered under the type of its move, so the events of a move and the entries of its type are as many
    and in one order.
    """
    row = LedgerEntry
    query = (
        select(col(row.type), col(row.position), col(row.digest), col(row.entered_at))
        .where(col(row.subject) == f"tender/{tender.id}")
        .order_by(col(row.entered_at), col(row.turn))
    )
    waiting: dict[str, list[Entered]] = {}
    for kind, *entry in session.execute(query):
        waiting.setdefault(kind, []).append(Entered(*entry))
    queues = {kind: iter(entries) for kind, entries in waiting.items()}
    found = ((n, next(queues.get(f"tender.{event.move}", iter(())), None)) for n, event in enumerate(tender.events, 1))
    return {number: entry for number, entry in found if entry is not None}
