"""Communities as somebody looks for them by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, or_, select
from sqlmodel import col

from models.tables import Community

__all__ = ["communities_like", "community_named"]

_COLUMNS: tuple[Any, ...] = (col(Community.community_id), col(Community.name), col(Community.district))


def communities_like(connection: Connection, text: str, most: int = 20) -> Sequence[RowMapping]:
    """Return id, name, district of communities whose name holds the text, or whose code it is; by name, so many."""
    if not text:
        return []
    found = or_(col(Community.name).contains(text, autoescape=True), col(Community.community_id) == text)
    return connection.execute(select(*_COLUMNS).where(found).order_by(col(Community.name)).limit(most)).mappings().all()


def community_named(connection: Connection, community_id: str) -> RowMapping | None:
    """Return id, name and district of a community, None where the register knows none of the code."""
    query = select(*_COLUMNS).where(col(Community.community_id) == community_id)
    return connection.execute(query).mappings().one_or_none()
