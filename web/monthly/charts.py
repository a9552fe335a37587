"""The charts of the monthly report, as SVG."""

from __future__ import annotations

from typing import Final

import altair as alt
import pandas as pd
from rich.cells import cell_len

from credit.complaints.monthly import Monthly
from web.charts.drawing import INK, drawn
from web.monthly.words import HEADS, TEXTS, named

__all__ = ["CHARTS", "charts_of"]

CHARTS: Final = ("trend", "hot_spots", "matter", "channel")
_Chart = alt.LayerChart | alt.FacetChart
_WARM: Final = "#b45309"
_SHOWN: Final = 12


def charts_of(month: Monthly, language: str) -> dict[str, str]:
    """Return each chart by name as SVG, in a language."""
    made = {
        "trend": _trend(month, language),
        "hot_spots": _hot_spots(month, language),
        "matter": _bars(month, "matter", language),
        "channel": _bars(month, "channel", language),
    }
    return {name: str(drawn(chart)) for name, chart in made.items()}


def _trend(month: Monthly, language: str) -> _Chart:
    frame = month.trend.assign(month=month.trend["month"].map(lambda day: f"{day:%Y-%m}"))
    long = frame.melt("month", ["received", "closed"], "kind", "complaints")
    long["kind"] = long["kind"].map(lambda kind: HEADS[kind][language])
    base = alt.Chart(long).encode(
        x=alt.X("month:O", title=None, axis=alt.Axis(labelAngle=-45)),
        y=alt.Y("complaints:Q", title=None, axis=alt.Axis(tickMinStep=1)),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(range=[INK, _WARM]),
            legend=alt.Legend(orient="top", columnPadding=30, labelFontSize=12),
        ),
    )
    return alt.layer(base.mark_line(strokeWidth=2), base.mark_point(filled=True, size=40)).properties(
        width=640, height=170
    )


def _hot_spots(month: Monthly, language: str) -> _Chart:
    """Return the likeliest hot spots: the rate with its interval, as counted, and the city's average."""
    top = month.hot_spots.head(_SHOWN).reset_index(drop=True)
    frame = pd.DataFrame({
        "name": top["name"], "drawn": top["drawn_rate"], "low": top["low"], "high": top["high"], "counted": top["rate"],
        "hot": top["hot"].map({True: HEADS["hot"][language], False: "-"}),
    })  # fmt: skip
    order = frame["name"].tolist()
    place = alt.Y("name:N", sort=order, title=None, axis=_roomy(order))
    colour = alt.Color("hot:N", legend=None, scale=alt.Scale(domain=[HEADS["hot"][language], "-"], range=[_WARM, INK]))
    title = TEXTS["interval"][language]
    base = alt.Chart(frame)
    city = _average(month)
    line = alt.Chart(pd.DataFrame({"city": [city], "text": [f"{TEXTS['city'][language]} {city:.2f}"]}))
    return alt.layer(
        base.mark_rule(strokeWidth=5, opacity=0.45).encode(
            y=place, x=alt.X("low:Q", title=title), x2="high:Q", color=colour
        ),
        base.mark_point(filled=True, size=70, opacity=1).encode(y=place, x="drawn:Q", color=colour),
        base.mark_tick(thickness=2, size=14, color="#57534e").encode(y=place, x="counted:Q"),
        line.mark_rule(strokeDash=[4, 3], color="#57534e").encode(x="city:Q"),
        line.mark_text(align="left", dx=4, y=-6, color="#57534e").encode(x="city:Q", text="text:N"),
    ).properties(width=580, height=24 * max(len(frame), 1))


def _roomy(labels: list[str]) -> alt.Axis:
    """Return an axis with room for its labels: a machine without a Chinese font measures them too short."""
    return alt.Axis(minExtent=8 + 7 * max((cell_len(label) for label in labels), default=0), labelLimit=400)


def _average(month: Monthly) -> float:
    households = month.hot_spots["households"].sum()
    exposure = households / 1000 * month.desk.hot_spots.months
    return float(month.hot_spots["complaints"].sum() / exposure) if exposure else 0.0


def _bars(month: Monthly, name: str, language: str) -> _Chart:
    frame = month.by[name].head(_SHOWN)
    labels = [named(name, value, language, month.desk) for value in frame[name]]
    shown = pd.DataFrame({"label": labels, "received": frame["received"].astype(int)})
    base = alt.Chart(shown).encode(
        y=alt.Y("label:N", sort=labels, title=None, axis=_roomy(labels)),
        x=alt.X("received:Q", title=HEADS["received"][language], axis=alt.Axis(tickMinStep=1)),
    )
    bars = base.mark_bar(color=INK, height=14)
    text = base.mark_text(align="left", dx=4, color="#44403c").encode(text="received:Q")
    return alt.layer(bars, text).properties(width=250, height=21 * max(len(shown), 1))
