"""Counts and rates of complaints, by whatever column."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from credit.complaints.desk_rules import DeskRules

__all__ = ["by_column", "months_before", "rates", "trend"]


def rates(within: pd.DataFrame, desk: DeskRules) -> pd.DataFrame:
    """Return the measures of a month: measure, count, of, rate and the target where there is one (ZY-03).

    acceptance: taken in, of all that repeat nothing and were not withdrawn. mediation: mediated, of disputes (what
    went to mediation, court or the ledger, or was reopened). handling: closed, of the first. Repeats are counted apart.
    """
    own = within[within["duplicate_of"].isna() & ~within["withdrawn"].astype(bool)]
    disputes = own[_true(own["dispute"])]
    target = float(desk.target)
    says = bool(own["accepted"].notna().any())
    rows = [
        ("received", len(within), None, None),
        ("repeats", int(within["duplicate_of"].notna().sum()), len(within), None),
        ("acceptance", int(_true(own["accepted"]).sum()) if says else None, len(own), target),
        ("mediation", int(disputes["mediated"].astype(bool).sum()) if says else None, len(disputes), target),
        ("settled", int(disputes["settled"].astype(bool).sum()) if says else None, len(disputes), None),
        ("answered", int(own["answered_on"].notna().sum()), len(own), None),
        ("handling", int(own["closed_on"].notna().sum()), len(own), target),
        ("overdue", int(own["overdue"].notna().sum()), len(own), None),
        ("marked", int(own["satisfaction"].notna().sum()), int(own["closed_on"].notna().sum()), None),
    ]
    frame = pd.DataFrame(rows, columns=["measure", "count", "of", "target"]).astype({"count": "Int64", "of": "Int64"})
    frame["rate"] = [_share(count, of) for count, of in zip(frame["count"], frame["of"], strict=True)]
    frame["mean"] = None
    frame.loc[frame["measure"] == "marked", "mean"] = _mean(own["satisfaction"])
    return frame[["measure", "count", "of", "rate", "target", "mean"]]


def by_column(within: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return counts by a column, the largest first, with the days to an answer and the mean mark.

    reply_median, reply_most: after so many days half, nine in ten of those answered had their answer.
    """
    known = within.assign(**{name: within[name].fillna("-")})
    grouped = known.groupby(name, sort=True)
    frame = pd.DataFrame({
        "received": grouped.size(), "repeats": grouped["duplicate_of"].count(),
        "answered": grouped["answered_on"].count(), "closed": grouped["closed_on"].count(),
        "overdue": grouped["overdue"].count(),
    })  # fmt: skip
    days = [_days_to_answer(group) for _, group in grouped]
    frame["reply_median"] = [_nearest(found, 50) for found in days]
    frame["reply_most"] = [_nearest(found, 90) for found in days]
    frame = frame.astype({"reply_median": "Int64", "reply_most": "Int64"})
    frame["satisfaction"] = [_mean(marks) for _, marks in grouped["satisfaction"]]
    frame["satisfaction"] = frame["satisfaction"].astype(float)
    frame.index.name = name
    return frame.reset_index().sort_values(["received", name], ascending=[False, True], ignore_index=True)


def trend(complaints: pd.DataFrame, month: date, count: int = 12) -> pd.DataFrame:
    """Return received, repeats and closed of the months up to and with one: month (its first day), then counts."""
    first = complaints["received_on"].map(lambda day: day.replace(day=1))
    months = [months_before(month, back) for back in range(count - 1, -1, -1)]
    rows = []
    for one in months:
        here = complaints[first == one]
        rows.append((one, len(here), int(here["duplicate_of"].notna().sum()), int(here["closed_on"].notna().sum())))
    return pd.DataFrame(rows, columns=["month", "received", "repeats", "closed"])


def months_before(month: date, count: int) -> date:
    """Return the first day of the month so many months before."""
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


def _days_to_answer(group: pd.DataFrame) -> list[int]:
    answered = group[group["answered_on"].notna()]
    return sorted((to - since).days for since, to in zip(answered["received_on"], answered["answered_on"], strict=True))


def _nearest(ordered: list[int], percent: int) -> int | None:
    """Return the smallest value that so many in a hundred do not exceed."""
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None


def _true(flags: pd.Series) -> pd.Series:
    """Return where a flag is true; where the source does not say, it is not."""
    return flags.map(lambda flag: flag is True)


def _share(count: object, of: object) -> float | None:
    return count / of if isinstance(count, int | np.integer) and isinstance(of, int | np.integer) and of else None


def _mean(marks: pd.Series) -> float | None:
    given = marks.dropna()
    return float(given.astype(float).mean()) if len(given) else None
