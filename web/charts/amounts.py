"""An amount for each of several names, as level bars with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
from markupsafe import Markup

from web.charts.drawing import INK, drawn

__all__ = ["amounts_chart"]


def amounts_chart(rows: Sequence[tuple[str, int]], *, axis: str) -> Markup:
    """Return bars for (name, number) in the order given; `axis` names what is counted."""
    values = [{"name": name, "number": number} for name, number in rows]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        alt.Y("name:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=180)),
        alt.X("number:Q", title=axis, axis=alt.Axis(tickMinStep=1, tickCount=5)),
    )
    bars = base.mark_bar(color=INK, size=16)
    numbers = base.mark_text(dx=6, align="left", fontWeight="bold").encode(text="number:Q")
    return drawn((bars + numbers).properties(width=300, height=alt.Step(26)))
