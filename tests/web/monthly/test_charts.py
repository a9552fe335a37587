"""Charts of the report."""

from __future__ import annotations

from tests.builders.monthly import month
from web.monthly.charts import CHARTS, charts_of


def test_each_chart_is_drawn_in_its_language() -> None:
    """As SVG with the names of communities and channels in it."""
    drawn = charts_of(month(), "en")

    assert set(drawn) == set(CHARTS)
    assert all(svg.startswith("<svg") for svg in drawn.values())
    assert "春和苑" in drawn["hot_spots"]
    assert "12345 hotline" in drawn["channel"]
