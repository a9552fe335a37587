"""How many companies have which grade."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
from markupsafe import Markup

from web.charts.drawing import BESIDE, INK, drawn

__all__ = ["grades_chart"]


def grades_chart(counts: Sequence[tuple[str, int]], *, companies: str) -> Markup:
    """Return bars for (grade, number of companies) in the order given; `companies` names the axis."""
    values = [{"grade": grade, "number": number} for grade, number in counts]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        alt.X("grade:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, ticks=False, labelFontWeight="bold")),
        alt.Y(
            "number:Q", title=companies, axis=alt.Axis(tickMinStep=1, tickCount=5, domain=False, ticks=False, **BESIDE)
        ),
    )
    bars = base.mark_bar(color=INK, size=46)
    numbers = base.mark_text(dy=-8, fontWeight="bold").encode(text="number:Q")
    return drawn((bars + numbers).properties(width=440, height=220))
