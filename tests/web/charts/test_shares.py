"""The chart of grades over time."""

from __future__ import annotations

from datetime import date

from web.charts import shares_chart


def test_a_grade_that_nobody_had_has_no_strip() -> None:
    """The others have theirs, with the number above each bar and the days below the last."""
    rows = [(date(2024, 5, 31), {"AAA": 3, "AA": 0}), (date(2024, 6, 30), {"AAA": 17, "AA": 0})]
    chart = shares_chart(rows, ["AAA", "AA"], day="%Y-%m")

    assert all(f">{text}</text>" in chart for text in ("AAA", "17", "2024-05"))
    assert ">AA</text>" not in chart
