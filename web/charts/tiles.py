"""A schematic map of districts (示意图): a tile for each, darker where the number is higher, with name and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import altair as alt
from markupsafe import Markup

from web.charts.drawing import INK, drawn

__all__ = ["Tile", "shade_of", "tiles_chart"]

_FAINTEST, _DARKEST = 0.08, 0.45


@dataclass(frozen=True, slots=True)
class Tile:
    """One district: its name, the number that shades it (None: unknown), and how that is written."""

    name: str
    number: float | None
    text: str


def tiles_chart(tiles: Sequence[Tile]) -> Markup:
    """Return the tiles row by row in the order given, about as many across as down.

    They do not lie where the districts lie: nothing here knows that. Shades are faint, so that the words stay legible
    on every one of them, dark page or light, and the number is written in each.
    """
    across = max(1, ceil(sqrt(len(tiles))))
    known = [tile.number for tile in tiles if tile.number is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    values = [
        {"x": place % across, "y": place // across, "name": tile.name, "text": tile.text,
         "said": f"{tile.name} {tile.text}", "shade": shade_of(tile.number, low, high)}
        for place, tile in enumerate(tiles)
    ]  # fmt: skip
    down = ceil(len(tiles) / across)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        alt.X("x:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        alt.Y("y:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
    )
    squares = base.mark_rect(color=INK, stroke=INK, strokeOpacity=1, strokeWidth=1.5).encode(
        alt.FillOpacity("shade:Q", scale=None, legend=None), alt.Description("said:N")
    )
    names = base.mark_text(dy=-10, fontSize=15, fontWeight="bold").encode(text="name:N")
    numbers = base.mark_text(dy=12, fontSize=14).encode(text="text:N")
    return drawn(alt.layer(squares, names, numbers).properties(width=130 * across, height=96 * max(1, down)))


def shade_of(number: float | None, low: float, high: float) -> float:
    """Return how opaque a number is between the lowest and the highest; 0 for an unknown one."""
    if number is None:
        return 0.0
    share = (number - low) / (high - low) if high > low else 0.0
    return _FAINTEST + share * (_DARKEST - _FAINTEST)
