"""How the grades of a city moved: for each grade a strip of bars, one for each day that was rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import altair as alt
from markupsafe import Markup

from web.charts.drawing import INK, drawn

__all__ = ["shares_chart"]

_ROOM = {"left": 30, "top": 5, "right": 5, "bottom": 5}
"""Room for the names of grades, which a machine without their font measures too short."""


def shares_chart(rows: Sequence[tuple[date, Mapping[str, int]]], grades: Sequence[str], *, day: str) -> Markup:
    """Return a strip for each grade that anybody had, best first, all on one scale, with the number above each bar.

    `day` is the pattern of days, as Python writes them ("%Y-%m").
    """
    shown = [grade for grade in grades if any(counts.get(grade) for _, counts in rows)]
    strips = [_strip(grade, rows, day, last=grade == shown[-1]) for grade in shown]
    return drawn(alt.vconcat(*strips, spacing=6).properties(padding=_ROOM))


def _strip(
    grade: str, rows: Sequence[tuple[date, Mapping[str, int]]], day: str, *, last: bool
) -> alt.LayerChart | alt.FacetChart:
    values = [{"day": f"{on:{day}}", "number": counts.get(grade, 0)} for on, counts in rows]
    most = max((number for _, counts in rows for number in counts.values()), default=1)
    axis = alt.Axis(labelAngle=-45, ticks=False) if last else None
    base = alt.Chart(alt.InlineData(values=values)).encode(
        alt.X("day:N", sort=None, title=None, axis=axis),
        alt.Y("number:Q", title=None, axis=None, scale=alt.Scale(domain=[0, most * 1.35 or 1])),
    )
    bars = base.mark_bar(color=INK, size=20)
    numbers = base.mark_text(dy=-7).encode(text="number:Q")
    name = alt.Chart(alt.InlineData(values=[{"text": grade}])).mark_text(
        x=-8, y=30, align="right", fontWeight="bold", fontSize=14
    )
    return alt.layer(bars, numbers, name.encode(text="text:N")).properties(width=420, height=58)
