"""The monthly report as a PDF: what stands on its pages, in a language."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

import pandas as pd

from credit.complaints.monthly import Monthly
from models.values.moments import SHANGHAI
from web.monthly.charts import charts_of
from web.monthly.shown import heads_of, shown, tables_of
from web.monthly.typesetting import typeset
from web.monthly.words import MEASURES, SHEETS, TEXTS, percent

__all__ = ["pdf", "told_of"]

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_PARTS: Final = (
    ("summary", ("trend",), 12, 1), ("watched", (), 15, 2), ("hot_spots", ("hot_spots",), 12, 2),
    ("repeats", (), 12, 2),
    ("overdue", (), 15, 7), ("matter", ("matter", "channel"), 20, 1), ("channel", (), 12, 1), ("liability", (), 8, 1),
    ("level", (), 6, 1), ("department", (), 15, 1), ("subdistrict", (), 20, 1),
)  # fmt: skip
"""Table, charts above it, how many rows a page bears, and how many columns stand to the left."""
_TILES: Final = ("received", "acceptance", "handling", "mediation", "overdue")
_GOOD, _BAD, _NEUTRAL = "#0f766e", "#b45309", "#8a8f8c"


def pdf(month: Monthly, language: str, fonts: Path | None = None) -> bytes:
    """Return the report as a PDF. Raises InputError where no font with Chinese is to be found."""
    files = {f"{name}.svg": svg for name, svg in charts_of(month, language).items()}
    on = datetime.combine(month.as_of, time(), SHANGHAI)
    return typeset(_TEMPLATE.read_text(encoding="utf-8"), files, told_of(month, language), on=on, fonts=fonts)


def told_of(month: Monthly, language: str) -> dict[str, Any]:
    """Return everything that the pages show."""
    words = {name: both[language] for name, both in TEXTS.items()}
    desk = month.desk
    target = f"{words['target']}: {desk.cited(desk.target_basis, language)}"
    return {
        "language": language, "title": words["title"], "month": f"{month.month:%Y-%m}",
        "about": "  ·  ".join((
            f"{words['as_of']} {month.as_of}", f"{words['source']}: {month.source}", getattr(desk.title, language),
        )),
        "foot": f"{words['title']} {month.month:%Y-%m}",
        "tiles": [_tile(month, name, language) for name in _TILES],
        "parts": [_part(month, part, language, f"{words['rates']} {target}") for part in _PARTS],
    }  # fmt: skip


def _tile(month: Monthly, name: str, language: str) -> dict[str, str]:
    row = next(row for row in month.summary.to_dict("records") if row["measure"] == name)
    counted = "-" if pd.isna(row["count"]) else str(row["count"])
    is_rate = not pd.isna(row["target"])
    value = percent(row["rate"]) if is_rate else counted
    note = TEXTS["none"][language] if counted == "-" else f"{counted} / {row['of']}"
    colour = _GOOD if counted == (str(row["of"]) if is_rate else "0") or name == "received" else _BAD
    return {"label": MEASURES[name][language], "value": value, "note": "" if name == "received" else note,
            "colour": _NEUTRAL if counted == "-" else colour}  # fmt: skip


def _part(month: Monthly, part: tuple[str, tuple[str, ...], int, int], language: str, rates: str) -> dict[str, Any]:
    name, charts, most, left = part
    frame = tables_of(month)[name]
    rest = len(frame) - most
    drawn = [f"{chart}.svg" for chart in charts]
    return {
        "title": SHEETS[name][language], "note": _note(month, name, language, rates), "charts": drawn,
        "heads": heads_of(frame, language), "left": left, "rows": shown(frame.head(most), month, language),
        "nothing": TEXTS["nothing"][language], "more": f"+ {rest}: {TEXTS['more'][language]}" if rest > 0 else "",
    }  # fmt: skip


def _note(month: Monthly, name: str, language: str, rates: str) -> str:
    rule = month.desk.hot_spots
    if name == "summary":
        return rates
    if name == "watched":
        return f"{TEXTS['basis'][language]}: {month.desk.cited(rule.basis, language)}"
    if name == "hot_spots":
        without = f" {month.without_households} {TEXTS['without'][language]}." if month.without_households else ""
        return TEXTS["method"][language] + without
    return ""
