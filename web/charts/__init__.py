"""Charts as inline SVG: no script, no style attribute, readable without colour, with a table behind each."""

from __future__ import annotations

from web.charts.course import course_chart
from web.charts.grades import grades_chart
from web.charts.history import history_chart

__all__ = ["course_chart", "grades_chart", "history_chart"]
