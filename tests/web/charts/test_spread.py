"""The chart of a company among its peers."""

from __future__ import annotations

from web.charts import Spread, spread_chart


def test_every_measure_has_its_row_and_the_companys_mark() -> None:
    """Each on its own scale, with the company named in words."""
    chart = spread_chart(
        [Spread("Score", 40, 60, 65, 70, 90, 72), Spread("Rate", 1, 2, 3, 4, 9, 9)], own="This company"
    )

    assert chart.count("This company") == 2
    assert ">Score</text>" in chart
    assert ">Rate</text>" in chart
