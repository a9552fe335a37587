"""Charts as inline SVG: no script, no style attribute, readable without colour, with a table behind each."""

from __future__ import annotations

from web.charts.amounts import amounts_chart
from web.charts.drift import drift_chart
from web.charts.grades import grades_chart
from web.charts.history import history_chart
from web.charts.intervals import intervals_chart

__all__ = ["amounts_chart", "drift_chart", "grades_chart", "history_chart", "intervals_chart"]
