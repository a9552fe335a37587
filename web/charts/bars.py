"""Numbers of things side by side: level bars with the number at the end of each, or upright ones by month."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
from markupsafe import Markup
from rich.cells import cell_len

from web.charts.drawing import BESIDE, INK, drawn

__all__ = ["bars_chart", "months_chart"]


def bars_chart(rows: Sequence[tuple[str, int]], *, number: str) -> Markup:
    """Return a level bar for each (name, number) in the order given; `number` names the axis."""
    values = [{"name": name, "number": count} for name, count in rows]
    wide = 10 + 8 * max((cell_len(name) for name, _ in rows), default=0)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        alt.Y("name:N", sort=None, title=None, axis=alt.Axis(minExtent=wide, labelLimit=400, ticks=False)),
        alt.X("number:Q", title=number, axis=alt.Axis(tickCount=_ticks(rows), domain=False, ticks=False)),
    )
    bars = base.mark_bar(color=INK, height=16)
    numbers = base.mark_text(align="left", dx=4).encode(text="number:Q")
    return drawn((bars + numbers).properties(width=330, height=26 * max(len(values), 1)))


def months_chart(rows: Sequence[tuple[str, int]], *, number: str) -> Markup:
    """Return an upright bar for each (month, number), oldest first, the number above; `number` names the axis."""
    values = [{"month": month, "number": count} for month, count in rows]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        alt.X("month:N", sort=None, title=None, axis=alt.Axis(labelAngle=-45, ticks=False)),
        alt.Y("number:Q", title=number, axis=alt.Axis(tickCount=_ticks(rows), domain=False, ticks=False, **BESIDE)),
    )
    bars = base.mark_bar(color=INK, size=22)
    numbers = base.mark_text(dy=-8).encode(text="number:Q")
    return drawn((bars + numbers).properties(width=440, height=190))


def _ticks(rows: Sequence[tuple[str, int]]) -> int:
    """Return how many ticks an axis of whole numbers bears: no half complaints."""
    return min(5, max((count for _, count in rows), default=1) or 1)
