"""The table of engagements holds what no code may pass."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from models.tables import EngagementStep, Row, engine_for, writing

STEP: dict[str, Any] = {
    "engagement_id": "w", "community_id": "g", "company_id": "c", "happened_on": date(2024, 7, 1),
    "recorded_at": datetime(2024, 7, 1, tzinfo=UTC), "by": "S-3", "role": "subdistrict", "content": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "move", "what"),
    [(1, "start", "opened_first_and_once"), (2, "open", "opened_first_and_once"), (2, "vanish", "move"),
     (0, "start", "number")],
)  # fmt: skip
def test_an_engagement_is_opened_first_and_once(number: int, move: str, what: str) -> None:
    """And a move is one of those that are known."""
    engine = engine_for("sqlite://")
    Row.metadata.create_all(engine)
    with writing(engine) as session:
        session.add(EngagementStep(**STEP, id=f"w/{number}", number=number, move=move))
        with pytest.raises(IntegrityError, match=f"ck_engagement_step_{what}"):
            session.flush()
        session.rollback()
    engine.dispose()
