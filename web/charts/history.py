"""A company's score over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import altair as alt
from markupsafe import Markup

from models.values.points import MILLI
from web.charts.drawing import BESIDE, INK, drawn

__all__ = ["history_chart"]


def history_chart(
    history: Sequence[tuple[date, int, str]], thresholds: Sequence[tuple[str, int]], *, score: str, months: str
) -> Markup:
    """Return a line through (as_of, thousandths, grade), with a dashed line where each grade begins.

    `score` names the axis; `months` is the pattern of its days, in Vega's words ("%Y-%m").
    """
    low, high = _reach([milli for _, milli, _ in history], [milli for _, milli in thresholds])
    values = [{"day": day.isoformat(), "score": milli / MILLI} for day, milli, _ in history]
    rows = [{"grade": grade, "score": milli / MILLI} for grade, milli in thresholds if low <= milli <= high]
    scale = alt.Scale(domain=[low / MILLI, high / MILLI], nice=False)
    y = alt.Y("score:Q", title=score, scale=scale, axis=alt.Axis(tickCount=5, grid=False, **BESIDE))
    x = alt.X("day:T", title=None, axis=alt.Axis(format=months, grid=False, labelOverlap=True, tickCount=5))
    point = {"color": INK, "size": 36}
    line = alt.Chart(alt.InlineData(values=values)).encode(x, y).mark_line(color=INK, strokeWidth=2.5, point=point)
    base = alt.Chart(alt.InlineData(values=rows)).encode(y)
    rules = base.mark_rule(strokeDash=[4, 4], color="#8a8f8c")
    names = base.encode(text="grade:N").mark_text(x="width", dx=6, align="left", fontWeight="bold")
    return drawn((rules + line + names).properties(width=400, height=210))


def _reach(scores: Sequence[int], thresholds: Sequence[int]) -> tuple[int, int]:
    """Return the ends of the axis in thousandths: all scores, the nearest threshold on each side, and some air."""
    low, high = min(scores, default=0), max(scores, default=100 * MILLI)
    above = min((value for value in thresholds if value > high), default=high)
    below = max((value for value in thresholds if value <= low), default=low)
    air = max(MILLI, (above - below) // 10)
    return below - air, above + air
