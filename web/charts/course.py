"""The rent of an auction over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import altair as alt
from markupsafe import Markup

from web.charts.drawing import BESIDE, INK, drawn

__all__ = ["course_chart"]

_MOST: Final = 500
"""Bids that are drawn; of more, the last ones."""


def course_chart(bids: Sequence[tuple[datetime, int]], *, rent: str, clock: str = "%H:%M") -> Markup:
    """Return steps through (moment in the zone to be shown, fen); `rent` names the axis, in yuan.

    Between two bids the rent stands; each bid is a point.
    """
    shown = bids[-_MOST:]
    values = [{"at": at.replace(tzinfo=None).isoformat(), "rent": fen / 100} for at, fen in shown]
    low, high = min((fen for _, fen in shown), default=0) / 100, max((fen for _, fen in shown), default=0) / 100
    air = max((high - low) / 8, high / 50, 1)
    scale = alt.Scale(domain=[max(0, low - air), high + air], nice=False)
    axis = alt.Axis(tickCount=5, format=",.2~f", grid=True, domain=False, ticks=False, **BESIDE)
    y = alt.Y("rent:Q", title=rent, scale=scale, axis=axis)
    x = alt.X("at:T", title=None, axis=alt.Axis(format=clock, grid=False, labelOverlap=True, tickCount=6))
    point = {"color": INK, "size": 30}
    base = alt.Chart(alt.InlineData(values=values)).encode(x, y)
    line = base.mark_line(color=INK, strokeWidth=2.5, interpolate="step-after", point=point)
    return drawn((line).properties(width=520, height=210))
