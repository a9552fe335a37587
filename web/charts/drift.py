"""How many companies have which grade, run after run: a small line for each grade, one above the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import altair as alt
from markupsafe import Markup

from web.charts.drawing import INK, drawn

__all__ = ["drift_chart"]


def drift_chart(runs: Sequence[tuple[date, Mapping[str, int]]], grades: Sequence[str], *, days: str) -> Markup:
    """Return a line for each grade through (as_of, grade -> share of companies in per cent), all on one scale.

    `days` is the pattern of days, in Vega's words. A grade has a row of its own, so that no colour has to be told
    from another.
    """
    values = [
        {"day": day.isoformat(), "grade": grade, "share": round(100 * counts.get(grade, 0) / sum(counts.values()), 1)}
        for day, counts in runs
        if sum(counts.values())
        for grade in grades
    ]
    x = alt.X("day:T", title=None, axis=alt.Axis(format=days, grid=False, labelOverlap=True, tickCount=3))
    y = alt.Y("share:Q", title=None, axis=alt.Axis(tickCount=2, labelExpr="datum.value + ' %'", domain=False))
    header = alt.Header(labelAngle=0, labelAlign="left", labelFontWeight="bold", labelFontSize=13)
    row = alt.Row("grade:N", sort=[*grades], title=None, header=header)
    line = alt.Chart(alt.InlineData(values=values)).mark_line(color=INK, strokeWidth=2.5, point={"color": INK})
    return drawn(line.encode(x, y).properties(width=380, height=52).facet(row=row, spacing=8))
