"""Tenders as pages read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select
from sqlalchemy.sql.elements import SQLColumnExpression
from sqlmodel import col

from models.tables import Community, Tender

__all__ = ["tender", "tenders"]


def tenders(connection: Connection) -> Sequence[RowMapping]:
    """Return all tenders with their community, the one that closes last first."""
    return connection.execute(_query().order_by(col(Tender.bids_close_at).desc())).mappings().all()


def tender(connection: Connection, tender_id: str) -> RowMapping | None:
    """Return one tender with its community, None where there is none of this number."""
    return connection.execute(_query().where(col(Tender.tender_id) == tender_id)).mappings().one_or_none()


def _query() -> Select[Any]:
    table = Tender.__table__  # type: ignore[attr-defined]
    community: tuple[SQLColumnExpression[Any], ...] = (
        col(Community.name).label("community"), col(Community.district), col(Community.households),
        col(Community.floor_area_m2), col(Community.built_year), col(Community.kind),
    )  # fmt: skip
    return select(table, *community).join(Community, col(Community.community_id) == col(Tender.community_id))
