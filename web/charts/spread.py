"""Where one company stands among its peers: a line from the least to the greatest, a box for the middle half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
from markupsafe import Markup
from rich.cells import cell_len

from web.charts.drawing import INK, drawn

__all__ = ["Spread", "spread_chart"]


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure of the peers by its quarters, and the company's own, all in the measure's own unit."""

    name: str
    least: float
    lower: float
    median: float
    upper: float
    greatest: float
    own: float


def spread_chart(spreads: Sequence[Spread], *, own: str) -> Markup:
    """Return a row for each measure, each on its own scale; `own` is written beside the company's mark."""
    wide = 10 + 8 * max((cell_len(one.name) for one in spreads), default=0)
    return drawn(alt.vconcat(*(_row(one, own, wide) for one in spreads)).resolve_scale(x="independent"))


def _row(one: Spread, own: str, wide: int) -> alt.LayerChart | alt.FacetChart:
    values = [{"name": one.name, "least": one.least, "lower": one.lower, "median": one.median, "upper": one.upper,
               "greatest": one.greatest, "own": one.own, "text": own}]  # fmt: skip
    axis = alt.Axis(tickCount=5, grid=False)
    place = alt.Y("name:N", title=None, axis=alt.Axis(minExtent=wide, labelLimit=400, ticks=False, domain=False))
    base = alt.Chart(alt.InlineData(values=values)).encode(place)
    scale = alt.Scale(zero=False, nice=True)
    line = base.mark_rule(color="#8a8f8c").encode(alt.X("least:Q", title=None, axis=axis, scale=scale), x2="greatest:Q")
    box = base.mark_bar(color=INK, height=22, fillOpacity=0.25).encode(alt.X("lower:Q", scale=scale), x2="upper:Q")
    middle = base.mark_tick(color="#8a8f8c", thickness=3, size=28).encode(alt.X("median:Q", scale=scale))
    mark = base.mark_point(shape="diamond", color=INK, filled=True, size=130, opacity=1).encode(
        alt.X("own:Q", scale=scale)
    )
    word = base.mark_text(dy=-22, fontWeight="bold").encode(alt.X("own:Q", scale=scale), text="text:N")
    return alt.layer(line, box, middle, mark, word).properties(width=340, height=64)
