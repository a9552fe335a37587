"""Rows that are numbered within what they belong to."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from models.errors import RefusedError
from models.tables import GroupStep, writing
from tests.builders.record import AT
from web.register.numbered import written


def test_of_two_that_take_one_number_the_second_is_refused(engine: Engine) -> None:
    """It is told where, and to look again before repeating."""
    with writing(engine) as session:
        session.add(_row("a"))
        written(session, "group g")
    with Session(engine) as session:
        session.add(_row("b"))
        with pytest.raises(RefusedError, match="group g: somebody else wrote to it at the same time"):
            written(session, "group g")


def _row(name: str) -> GroupStep:
    return GroupStep(
        id=name, group_id="g", number=1, move="set_up", happened_on=date(2024, 1, 1), recorded_at=AT, by="o", content={}
    )
