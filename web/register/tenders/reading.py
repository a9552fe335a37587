"""Tenders as pages read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select
from sqlalchemy.sql.elements import SQLColumnExpression
from sqlmodel import col

from bidding.tender import Tender as Process
from models.tables import Community, Tender, TenderEvent
from web.register.tenders.events import EVENT, tenders_of

__all__ = ["tender", "tenders"]


def tenders(connection: Connection) -> Sequence[RowMapping]:
    """Return all tenders with their community, the one that closes last first."""
    return connection.execute(_query().order_by(col(Tender.bids_close_at).desc())).mappings().all()


def tender(connection: Connection, tender_id: str) -> tuple[RowMapping | None, Process | None]:
    """Return one notice with its community, and the tender by its events where they are on record; one statement.

    None where there is no notice of this number.
    """
    event = TenderEvent
    query = _query(*EVENT).outerjoin(event, col(event.tender_id) == col(Tender.tender_id))
    rows = connection.execute(query.where(col(Tender.tender_id) == tender_id)).all()
    if not rows:
        return None, None
    [*found] = tenders_of([row for row in rows if row.event_move])
    return rows[0]._mapping, found[0] if found else None  # noqa: SLF001 - a public attribute of SQLAlchemy's rows


def _query(*first: SQLColumnExpression[Any]) -> Select[Any]:
    table = Tender.__table__  # type: ignore[attr-defined]
    community: tuple[SQLColumnExpression[Any], ...] = (
        col(Community.name).label("community"), col(Community.district), col(Community.households),
        col(Community.floor_area_m2), col(Community.built_year), col(Community.kind),
    )  # fmt: skip
    return (
        select(*first, table, *community)
        .select_from(Tender)
        .join(Community, col(Community.community_id) == col(Tender.community_id))
    )
