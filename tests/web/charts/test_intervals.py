"""A value for each, with how sure it is."""

from __future__ import annotations

from web.charts import intervals_chart


def test_everybody_has_a_line() -> None:
    """By name, around 0."""
    drawn = intervals_chart([("I1", 2000, 500, 3500), ("I2", -2000, -3500, -500)], axis="Points")

    assert ">I1</text>" in drawn
    assert ">Points</text>" in drawn
