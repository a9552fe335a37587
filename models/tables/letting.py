"""Letting of an estate's assets (共有资产出租): steps of assets and of leases; rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["AssetEvent", "LeaseEvent"]


class AssetEvent(Row, table=True):
    """One step of an asset; `id` is `<asset>/<number>`. `by` is a staff number or a body, never a person's name."""

    __table_args__ = (
        UniqueConstraint("asset_id", "number"),
        one_of("move", "register", "correct", "withdraw"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(number = 1) = (move = 'register')", name="registered_first_and_once"),
    )

    id: str = Field(primary_key=True)
    asset_id: str
    community_id: str = Field(index=True)
    number: int
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    content: dict[str, Any] = Field(sa_type=JSON)


class LeaseEvent(Row, table=True):
    """One step of a lease; `id` is `<lease>/<number>`. What is paid for it stands in the estate's books."""

    __table_args__ = (
        UniqueConstraint("lease_id", "number"),
        one_of("move", "sign", "remind", "end", "hand_back"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(number = 1) = (move = 'sign')", name="signed_first_and_once"),
    )

    id: str = Field(primary_key=True)
    lease_id: str
    asset_id: str = Field(index=True)
    community_id: str = Field(index=True)
    number: int
    move: str
    happened_on: date
    recorded_at: datetime = Field(sa_type=UTCDateTime)
    by: str
    role: str
    content: dict[str, Any] = Field(sa_type=JSON)
