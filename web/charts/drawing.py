"""From an Altair chart to SVG that a strict content security policy lets through."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Final

import altair as alt
import vl_convert
from markupsafe import Markup

__all__ = ["BESIDE", "INK", "drawn"]

_FONT: Final = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
INK: Final = "#0f766e"
BESIDE: Final[dict[str, Any]] = {
    "titleAngle": 0,
    "titleAlign": "left",
    "titleAnchor": "end",
    "titleX": -30,
    "titleY": -14,
}
"""Where the name of an upright axis stands: level, above its numbers."""

_CONFIG: Final[dict[str, Any]] = {
    "background": None,
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "gridColor": "#d4d4d0",
             "domainColor": "#8a8f8c", "tickColor": "#8a8f8c"},
    "text": {"fontSize": 13},
}  # fmt: skip
_MARK: Final = re.compile(
    r'<path aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="(?!line|rule)[^"]*"([^>]*)/>'
)
"""A bar, a point or a tile, with what Vega says of it: `grade: A; Companies: 3`."""
_KEY: Final = re.compile(r"(^|; )[^:;]*: ")
_ONLY_VALUES: Final = r"\1"
_ROLES: Final = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def drawn(chart: alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart) -> Markup:
    """Return the chart as SVG; the figure around it carries its name, so the drawing itself is hidden from readers."""
    return Markup(_svg(json.dumps({**chart.to_dict(), "config": _CONFIG}, sort_keys=True, ensure_ascii=False)))  # noqa: S704 - vl-convert escapes text


def _titled(mark: re.Match[str]) -> str:
    """Return a mark with its values as a title, which browsers show under the pointer without any script."""
    return f"<path{mark[2]}><title>{_KEY.sub(_ONLY_VALUES, mark[1])}</title></path>"


@lru_cache(maxsize=512)
def _svg(spec: str) -> str:
    """Render once for each content; the words in it make each language a content of its own."""
    svg: str = vl_convert.vegalite_to_svg(spec)
    return _ROLES.sub("", _MARK.sub(_titled, svg)).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
