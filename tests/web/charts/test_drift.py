"""Grades, run after run."""

from __future__ import annotations

from datetime import date

from web.charts import drift_chart


def test_each_grade_has_a_row_of_its_own() -> None:
    """So that no colour has to be told from another."""
    runs = [(date(2024, 5, 31), {"AA": 3, "A": 1}), (date(2024, 6, 30), {"AA": 2, "A": 2}), (date(2024, 7, 31), {})]
    drawn = drift_chart(runs, ["AA", "A"], days="%Y-%m-%d")

    assert ">AA</text>" in drawn
    assert ">A</text>" in drawn
