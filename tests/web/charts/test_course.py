"""The chart of an auction."""

from __future__ import annotations

from datetime import timedelta

from tests.builders.auctions import OPENS_AT, STARTING
from web.charts import course_chart


def test_rents_are_drawn_as_steps() -> None:
    """In yuan, with the name of the axis, and hidden from readers: the table is for them."""
    svg = course_chart([(OPENS_AT + timedelta(minutes=one), STARTING * one) for one in (1, 2)], rent="租金")

    assert "租金" in svg
    assert svg.startswith('<svg aria-hidden="true"')
