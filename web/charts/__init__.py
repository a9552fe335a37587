"""Charts as inline SVG: no script, no style attribute, readable without colour, with a table behind each."""

from __future__ import annotations

from web.charts.grades import grades_chart
from web.charts.history import history_chart

__all__ = ["grades_chart", "history_chart"]
