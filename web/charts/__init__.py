"""Charts as inline SVG: no script, no style attribute, readable without colour, with a table behind each."""

from __future__ import annotations

from web.charts.bars import bars_chart, months_chart
from web.charts.course import course_chart
from web.charts.drift import drift_chart
from web.charts.grades import grades_chart
from web.charts.history import history_chart
from web.charts.intervals import intervals_chart
from web.charts.shares import shares_chart
from web.charts.spread import Spread, spread_chart
from web.charts.tiles import Tile, tiles_chart

__all__ = [
    "Spread", "Tile", "bars_chart", "course_chart", "drift_chart", "grades_chart", "history_chart", "intervals_chart",
    "months_chart", "shares_chart", "spread_chart", "tiles_chart",
]  # fmt: skip
