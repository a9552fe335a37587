"""The tables of money hold what no code may pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from models.tables import MoneyEntry, MoneyEvent, MoneyPosting, Row, engine_for, writing

AT = datetime(2024, 7, 1, tzinfo=UTC)
ENTRY: dict[str, Any] = {
    "community_id": "g", "book": "common", "kind": "post", "happened_on": date(2024, 7, 1), "recorded_at": AT,
    "by": "B-2", "text": "rent", "receipts": [], "details": {},
}  # fmt: skip
EVENT: dict[str, Any] = {
    "community_id": "g", "happened_on": date(2024, 7, 1), "recorded_at": AT, "by": "S-3", "role": "subdistrict",
    "content": {},
}  # fmt: skip


@pytest.fixture
def engine() -> Iterator[Engine]:
    """Yield a database in memory with the tables and one entry."""
    made = engine_for("sqlite://")
    Row.metadata.create_all(made)
    with writing(made) as session:
        session.add(MoneyEntry(id="g/common/1", number=1, **ENTRY))
    yield made
    made.dispose()


@pytest.mark.parametrize(
    "rows",
    [
        [MoneyEntry(id="g/common/x", number=1, **ENTRY)],
        [MoneyEntry(id="g/common/2", number=2, **ENTRY | {"kind": "correct"})],
        [MoneyEntry(id="g/common/2", number=2, corrects=2, **ENTRY | {"kind": "correct"})],
        [MoneyEntry(id=f"g/common/{n}", number=n, corrects=1, **ENTRY | {"kind": "correct"}) for n in (2, 3)],
        [MoneyEntry(id="g/till/1", number=2, **ENTRY | {"book": "till"})],
        [MoneyPosting(id="g/common/1/1", entry_id="g/common/1", line=1, account="bank", fen=0)],
        [MoneyPosting(id="g/common/9/1", entry_id="g/common/9", line=1, account="bank", fen=1)],
        [MoneyEvent(id="g/1", number=1, move="stage", **EVENT)],
        [MoneyEvent(id="g/2", number=2, move="open", **EVENT)],
        [MoneyEvent(id="g/2", number=2, move="apply", **EVENT)],
    ],
)
def test_what_cannot_be_is_refused_by_the_table(engine: Engine, rows: list[SQLModel]) -> None:
    """A number twice, a correction of nothing, of itself or a second one, a third book, an amount of nothing, no entry.

    Books that were not opened first, or twice, and a step without its subject.
    """
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.add_all(rows)


def test_amounts_of_billions_are_kept(engine: Engine) -> None:
    """Whole fen, beyond 32 bits."""
    with writing(engine) as session:
        session.add(MoneyPosting(id="g/common/1/1", entry_id="g/common/1", line=1, account="bank", fen=10**13))
    with writing(engine) as session:
        kept = session.get(MoneyPosting, "g/common/1/1")
        assert kept is not None
        assert kept.fen == 10**13
