"""The tables of renovation hold what no code may pass."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from models.tables import PropertyRoomEvent, RenovationStep, Row, engine_for, writing

_MOMENT: dict[str, Any] = {
    "community_id": "g", "happened_on": date(2024, 7, 1), "recorded_at": datetime(2024, 7, 1, tzinfo=UTC), "by": "S-3",
}  # fmt: skip
_STEP: dict[str, Any] = {"project_id": "w", "role": "subdistrict", "content": {}}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (RenovationStep(**_MOMENT, **_STEP, id="w/1", number=1, move="start"), "step_taken_in_first_and_once"),
        (RenovationStep(**_MOMENT, **_STEP, id="w/2", number=2, move="take_in"), "step_taken_in_first_and_once"),
        (RenovationStep(**_MOMENT, **_STEP, id="w/2", number=2, move="vanish"), "step_move"),
        (PropertyRoomEvent(**_MOMENT, id="g/1", number=1, move="provide"), "event_a_room_is_held_somehow"),
        (PropertyRoomEvent(**_MOMENT, id="g/1", number=1, move="provide", tenure="found"), "event_tenure"),
    ],
)
def test_odd_rows_are_refused(row: Row, what: str) -> None:
    """An estate is taken in first and once, and a room is held somehow."""
    engine = engine_for("sqlite://")
    Row.metadata.create_all(engine)
    with writing(engine) as session:
        session.add(row)
        with pytest.raises(IntegrityError, match=f"ck_\\w+_{what}"):
            session.flush()
        session.rollback()
    engine.dispose()
