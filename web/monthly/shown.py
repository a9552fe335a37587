"""The tables of a month as people read them: words for codes, percentages for shares, the columns that matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from credit.complaints.monthly import Monthly
from web.monthly.words import HEADS, TEXTS, named, percent

__all__ = ["heads_of", "shown", "tables_of"]

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "summary": ("measure", "count", "of", "rate", "target", "mean"),
    "watched": ("name", "subdistrict", "complaints", "above", "repeated", "unserved"),
    "hot_spots": ("name", "subdistrict", "households", "complaints", "per_1000", "drawn_rate", "low", "high", "times",
                  "probability", "hot"),
    "repeats": ("name", "matter", "complaints", "repeats", "reopened"),
    "overdue": ("complaint_id", "name", "matter", "level", "department", "ledger", "overdue", "due_on"),
    "trend": ("month", "received", "repeats", "closed"),
}  # fmt: skip
_GROUPED: Final = ("received", "repeats", "answered", "closed", "overdue", "reply_median", "reply_most", "satisfaction")
_SHARES: Final = ("rate", "target", "probability")


def tables_of(month: Monthly) -> dict[str, pd.DataFrame]:
    """Return the tables of a report by name, with the columns that are shown."""
    names = month.hot_spots["name"]
    found = {
        "summary": month.summary,
        "watched": month.watched.rename(columns={"rate": "above"}),
        "hot_spots": month.hot_spots.rename(columns={"rate": "per_1000"}).reset_index(),
        "repeats": month.repeats.assign(name=_names(month.repeats, names)),
        "overdue": month.overdue.assign(name=_names(month.overdue, names)),
        "trend": month.trend.assign(month=month.trend["month"].map(lambda day: f"{day:%Y-%m}")),
    }
    tables = {name: frame[[*_COLUMNS[name]]] for name, frame in found.items()}
    return tables | {name: frame[[name, *_GROUPED]] for name, frame in month.by.items()}


def heads_of(frame: pd.DataFrame, language: str) -> list[str]:
    """Return the heads of a table's columns in a language."""
    return [HEADS[column][language] for column in frame.columns]


def shown(frame: pd.DataFrame, month: Monthly, language: str) -> list[list[str]]:
    """Return the cells of a table as texts in a language."""
    return [
        [_cell(str(column), value, month, language) for column, value in zip(frame.columns, row, strict=True)]
        for row in frame.itertuples(index=False, name=None)
    ]


def _cell(column: str, value: Any, month: Monthly, language: str) -> str:  # noqa: ANN401 - a cell of any column
    if column in _SHARES:
        return percent(value)
    if column == "count" and pd.isna(value):
        return TEXTS["none"][language]
    return named(column, value, language, month.desk)


def _names(frame: pd.DataFrame, names: pd.Series) -> list[Any]:
    """Return the name of each row's community; its id where the name is not known."""
    known = names.to_dict()
    return [known.get(place, place) for place in frame["community_id"]]
