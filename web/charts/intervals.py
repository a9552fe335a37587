"""A value for each of several people or places, with how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
from markupsafe import Markup

from models.values.points import MILLI
from web.charts.drawing import INK, drawn

__all__ = ["intervals_chart"]


def intervals_chart(rows: Sequence[tuple[str, int, int, int]], *, axis: str) -> Markup:
    """Return a point and its interval for each (name, value, low, high) in thousandths, in the order given.

    A line stands at 0; `axis` names what is measured.
    """
    values = [
        {"name": name, "value": value / MILLI, "low": low / MILLI, "high": high / MILLI}
        for name, value, low, high in rows
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(alt.Y("name:N", sort=None, title=None))
    scale = alt.X("value:Q", title=axis, axis=alt.Axis(tickCount=5))
    spans = base.mark_rule(color=INK, strokeWidth=2).encode(alt.X("low:Q", title=axis), alt.X2("high:Q"))
    points = base.mark_point(color=INK, filled=True, size=60).encode(scale)
    zero = alt.Chart(alt.InlineData(values=[{"at": 0}])).mark_rule(strokeDash=[4, 4], color="#8a8f8c").encode(x="at:Q")
    return drawn((zero + spans + points).properties(width=360, height=alt.Step(24)))
