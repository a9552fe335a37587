"""One month of complaints as tables: the same rows give the same tables, in the same order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from credit.complaints.desk_rules import DeskRules
from credit.complaints.monthly.grouping import by_column, months_before, rates, trend
from credit.complaints.monthly.hot_spots import hot_spots

__all__ = ["Monthly", "analyse"]


@dataclass(frozen=True)
class Monthly:
    """A month's complaints. Rates are shares of 1, None where the source does not say; days are dates.

    summary: measure, count, of, rate, target. by: channel, matter, liability, level, department, subdistrict ->
    received, repeats, answered, closed, overdue, reply_median, reply_most, satisfaction. hot_spots: every community
    with households, the likeliest first. watched: communities for the towns to attend to, with why. repeats: one matter
    of one community again and again. overdue: what is late. trend: the twelve months up to this one.
    """

    desk: DeskRules
    month: date
    as_of: date
    source: str
    summary: pd.DataFrame
    by: Mapping[str, pd.DataFrame]
    hot_spots: pd.DataFrame
    watched: pd.DataFrame
    repeats: pd.DataFrame
    overdue: pd.DataFrame
    trend: pd.DataFrame
    without_households: int


def analyse(
    complaints: pd.DataFrame, communities: pd.DataFrame, desk: DeskRules, *, month: date, as_of: date, source: str
) -> Monthly:
    """Return the analysis of a month (its first day) as of a day.

    complaints: `frames.COLUMNS`; communities: by community_id, with name, subdistrict, households, served (whether a
    company serves it on the day).
    """
    first, after = month.replace(day=1), _next_month(month)
    within = complaints[_between(complaints, first, after)]
    window = complaints[_between(complaints, months_before(first, desk.hot_spots.months - 1), after)]
    counted = window[window["duplicate_of"].isna() & window["community_id"].notna()]
    spots = hot_spots(counted["community_id"].value_counts(), communities["households"].fillna(0), desk.hot_spots)
    repeats = _repeats(window, desk)
    places = within.assign(subdistrict=within["community_id"].map(communities["subdistrict"]))
    names = ("channel", "matter", "liability", "level", "department", "subdistrict")
    return Monthly(
        desk=desk, month=first, as_of=as_of, source=source, summary=rates(within, desk),
        by={name: by_column(places, name) for name in names},
        hot_spots=spots.join(communities[["name", "subdistrict"]]),
        watched=_watched(spots, repeats, within, communities), repeats=repeats, overdue=_overdue(complaints),
        trend=trend(complaints, first), without_households=int((communities["households"].fillna(0) <= 0).sum()),
    )  # fmt: skip


def _next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def _between(complaints: pd.DataFrame, first: date, after: date) -> pd.Series:
    return (complaints["received_on"] >= first) & (complaints["received_on"] < after)


def _repeats(window: pd.DataFrame, desk: DeskRules) -> pd.DataFrame:
    """Return the matters of a community that came up at least so often over the rule's months, repeats counted too."""
    known = window[window["community_id"].notna()].assign(matter=window["matter"].fillna("-"))
    grouped = known.groupby(["community_id", "matter"], sort=True)
    frame = pd.DataFrame({
        "complaints": grouped.size(),
        "repeats": grouped["duplicate_of"].count(),
        "reopened": grouped["reopened"].sum(),
    }).reset_index()  # fmt: skip
    often = frame[frame["complaints"] >= desk.hot_spots.repeats]
    return often.sort_values(["complaints", "community_id", "matter"], ascending=[False, True, True], ignore_index=True)


def _watched(
    spots: pd.DataFrame, repeats: pd.DataFrame, within: pd.DataFrame, communities: pd.DataFrame
) -> pd.DataFrame:
    """Return the communities that a cadre is to attend to (Rongcheng plan 11): hot, repeated, or served by nobody."""
    hot = set(spots.index[spots["hot"]])
    again = set(repeats["community_id"])
    unserved = {name for name in within["community_id"].dropna() if not communities["served"].get(name, True)}
    here = within["community_id"].value_counts()
    rows = [
        {"community_id": name, "name": communities["name"].get(name),
         "subdistrict": communities["subdistrict"].get(name), "complaints": int(here.get(name, 0)),
         "rate": name in hot, "repeated": name in again, "unserved": name in unserved}
        for name in hot | again | unserved
    ]  # fmt: skip
    columns = ["community_id", "name", "subdistrict", "complaints", "rate", "repeated", "unserved"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["reasons"] = frame[["rate", "repeated", "unserved"]].sum(axis=1)
    ordered = frame.sort_values(["reasons", "complaints", "community_id"], ascending=[False, False, True])
    return ordered.drop(columns="reasons").reset_index(drop=True)


def _overdue(complaints: pd.DataFrame) -> pd.DataFrame:
    late = complaints[complaints["overdue"].notna()]
    columns = ["complaint_id", "community_id", "matter", "level", "department", "ledger", "overdue", "due_on"]
    return late[columns].sort_values(["due_on", "complaint_id"], ignore_index=True)
