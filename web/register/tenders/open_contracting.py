"""Tenders of the register as steps for Open Contracting: their whole life, or the notice alone where that is all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import RowMapping, select
from sqlmodel import Session, col

from bidding.ocds.facts import LotFact, Organization, Published, Step, TenderFacts
from bidding.ocds.tender_steps import steps_of
from models.tables import Community, Tender, TenderEvent
from web.register.tenders.events import tenders_kept, tenders_where
from web.register.tenders.public import company_names

__all__ = ["process_of", "processes"]

Process = tuple[Step, ...]
"""What the world is told of one tender, oldest first."""


def processes(session: Session) -> list[Process]:
    """Return the steps of every tender that was published, in the order of their ids."""
    names = company_names(session.connection())
    lives = {tender.id: tuple(steps_of(tender, names)) for tender in tenders_kept(session)}
    found = {name: steps for name, steps in lives.items() if steps}
    found |= {row["tender_id"]: (_notice(row),) for row in _notices(session, found)}
    return [found[name] for name in sorted(found)]


def process_of(session: Session, tender_id: str) -> Process:
    """Return the steps of one tender, none where it was not published."""
    for tender in tenders_where(session, col(TenderEvent.tender_id) == tender_id):
        return tuple(steps_of(tender, company_names(session.connection())))
    return next(((_notice(row),) for row in _notices(session, ()) if row["tender_id"] == tender_id), ())


def _notices(session: Session, known: Collection[str]) -> Iterator[RowMapping]:
    """Yield the notices that stand alone, without events."""
    table: Any = Tender.__table__  # type: ignore[attr-defined]
    query = select(table, col(Community.name).label("community")).join(
        Community, col(Community.community_id) == col(Tender.community_id)
    )
    yield from (row for row in session.execute(query).mappings() if row["tender_id"] not in known)


def _notice(row: RowMapping) -> Published:
    """Return a notice that names who asks without a code, so that the name is the identifier."""
    buyer = Organization(row["procuring_entity"], row["procuring_entity"])
    facts = TenderFacts(
        id=row["tender_id"], title=row["title"], buyer=buyer, description=row["notice"], kind="preliminary",
        bids_close_at=row["bids_close_at"], grades=tuple(row["required_grades"]),
        grades_basis=f"{row['instrument']} {row['article']}" if row["instrument"] is not None else None,
        lots=(LotFact(id=row["community_id"], title=row["community"]),),
    )  # fmt: skip
    return Published(at=row["published_at"], tender=facts)
