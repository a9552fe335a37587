"""Tenders of the register as facts for Open Contracting: so far their notices; later steps are added here."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlmodel import col

from bidding.ocds.facts import LotFact, Organization, Published, Step, TenderFacts
from models.tables import Community, Tender

__all__ = ["processes"]

Process = tuple[Step, ...]
"""What the world is told of one tender, oldest first."""


def processes(connection: Connection) -> list[Process]:
    """Return the steps of every tender that was published, in the order of their ids.

    A notice of this table names who asks without a code, so the name is the identifier.
    """
    table = Tender.__table__  # type: ignore[attr-defined]
    rows = connection.execute(
        select(table, col(Community.name).label("community"))
        .join(Community, col(Community.community_id) == col(Tender.community_id))
        .order_by(col(Tender.tender_id))
    ).mappings()
    found: list[Process] = []
    for row in rows:
        buyer = Organization(row["procuring_entity"], row["procuring_entity"])
        facts = TenderFacts(
            id=row["tender_id"], title=row["title"], buyer=buyer, description=row["notice"], kind="preliminary",
            bids_close_at=row["bids_close_at"], grades=tuple(row["required_grades"]),
            grades_basis=f"{row['instrument']} {row['article']}" if row["instrument"] is not None else None,
            lots=(LotFact(id=row["community_id"], title=row["community"]),),
        )  # fmt: skip
        found.append((Published(at=row["published_at"], tender=facts),))
    return found
