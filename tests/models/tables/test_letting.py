"""The tables of letting hold what no code may pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from models.tables import AssetEvent, LeaseEvent, Row, engine_for, writing

STEP: dict[str, Any] = {
    "community_id": "g", "asset_id": "shop-1", "happened_on": date(2024, 7, 1), "by": "C-1", "role": "committee",
    "recorded_at": datetime(2024, 7, 1, tzinfo=UTC), "content": {},
}  # fmt: skip
LEASE = STEP | {"lease_id": "lease-1"}


@pytest.fixture
def engine() -> Iterator[Engine]:
    """Yield a database in memory with an asset and a lease."""
    made = engine_for("sqlite://")
    Row.metadata.create_all(made)
    with writing(made) as session:
        session.add(AssetEvent(id="shop-1/1", number=1, move="register", **STEP))
        session.add(LeaseEvent(id="lease-1/1", number=1, move="sign", **LEASE))
    yield made
    made.dispose()


@pytest.mark.parametrize(
    "row",
    [
        AssetEvent(id="shop-1/x", number=1, move="register", **STEP),
        AssetEvent(id="shop-1/2", number=2, move="register", **STEP),
        AssetEvent(id="shop-1/2", number=2, move="let", **STEP),
        AssetEvent(id="shop-2/1", number=1, move="correct", **STEP | {"asset_id": "shop-2"}),
        LeaseEvent(id="lease-1/x", number=1, move="sign", **LEASE),
        LeaseEvent(id="lease-1/2", number=2, move="sign", **LEASE),
        LeaseEvent(id="lease-1/2", number=2, move="pay", **LEASE),
        LeaseEvent(id="lease-2/1", number=1, move="end", **LEASE | {"lease_id": "lease-2"}),
    ],
)
def test_what_cannot_be_is_refused_by_the_table(engine: Engine, row: SQLModel) -> None:
    """A number twice, a second registration or signature, an unknown move, a life that begins in its middle."""
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.add(row)
