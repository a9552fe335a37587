"""A company's score over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import altair as alt
from markupsafe import Markup

from models.values.points import MILLI
from web.charts.drawing import INK, drawn

__all__ = ["history_chart"]


def history_chart(
    history: Sequence[tuple[date, int, str]], thresholds: Sequence[tuple[str, int]], *, score: str, months: str
) -> Markup:
    """Return a line through (as_of, thousandths, grade), with a dashed line where each grade begins.

    `score` names the axis; `months` is the pattern of its days, in Vega's words ("%Y-%m").
    """
    values = [{"day": day.isoformat(), "score": milli / MILLI} for day, milli, _ in history]
    rows = [{"grade": grade, "score": milli / MILLI} for grade, milli in thresholds]
    low, high = _reach([value["score"] for value in values], [row["score"] for row in rows])
    y = alt.Y("score:Q", title=score, scale=alt.Scale(domain=[low, high], nice=False), axis=alt.Axis(tickCount=5))
    x = alt.X("day:T", title=None, axis=alt.Axis(format=months, grid=False, labelOverlap=True, tickCount=6))
    line = (
        alt.Chart(alt.InlineData(values=values))
        .encode(x, y)
        .mark_line(color=INK, strokeWidth=2.5, point={"color": INK, "size": 36})
    )
    shown = alt.InlineData(values=[row for row in rows if low <= row["score"] <= high])
    rules = alt.Chart(shown).encode(y).mark_rule(strokeDash=[4, 4], color="#8a8f8c")
    names = alt.Chart(shown).encode(y, text="grade:N").mark_text(x="width", dx=6, align="left", fontWeight="bold")
    return drawn((rules + line + names).properties(width=560, height=220))


def _reach(scores: Sequence[float], thresholds: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the axis: all scores, and the nearest threshold on each side, with some air."""
    low, high = min(scores, default=0), max(scores, default=100)
    above = min((value for value in thresholds if value > high), default=high)
    below = max((value for value in thresholds if value <= low), default=low)
    air = max(1.0, (above - below) * 0.1)
    return below - air, above + air
