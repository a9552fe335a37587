"""A rating run as rows of the register: what is kept of it, and what a replay has to come to again, bit for bit."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from credit.scoring.frames import as_day
from credit.scoring.rating import Rated

if TYPE_CHECKING:
    import pandas as pd  # for types alone

__all__ = ["contribution_rows", "rating_rows", "ratings_digest"]

_REASONS: Final = 3
"""Rules that are told for each company."""

Cells = dict[str, Any]
"""One row: column -> value."""


def ratings_digest(rated: Rated) -> str:
    """Return the SHA-256 of the ratings in the order of companies, so that equal runs can be told."""
    ordered = rated.ratings.sort_values("company_id").to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(ordered.encode()).hexdigest()


def rating_rows(rated: Rated, *, reasons: bool, outlooks: Mapping[str, object] | None = None) -> Iterator[Cells]:
    """Yield the row of each company. Points are thousandths.

    `reasons` False leaves out the rules that set a company apart; `outlooks`: company_id -> what would lift it.
    """
    told = _reasons(rated.contributions) if reasons else {}
    names = tuple(rated.book.components)
    for row in rated.ratings.to_dict("records"):
        company = str(row["company_id"])
        yield _rating(row, names) | {"reasons": told.get(company, []), "outlook": (outlooks or {}).get(company)}


def _rating(row: Mapping[Any, Any], names: Sequence[str]) -> Cells:
    return {
        "company_id": str(row["company_id"]),
        "status": row["status"],
        "grade": row["grade"],
        "score_milli": int(row["score"]),
        "components": {name: int(row[name]) for name in names},
        "blacklisted": bool(row["blacklisted"]),
        "eligible": bool(row["eligible"]),
        "next_change_on": as_day(row["next_change_on"]),
    }


def contribution_rows(rated: Rated) -> Iterator[Cells]:
    """Yield the row of each contribution, in the order of the frame."""
    for row in _records(rated.contributions):
        yield {
            **{name: _text(row[name]) for name in ("company_id", "component", "indicator", "rule", "event")},
            **{name: _text(row[name]) for name in ("source_table", "source_id", "instrument", "article")},
            "occurred_on": as_day(row["occurred_on"]),
            "valid_until": as_day(row["valid_until"]),
            "points_milli": int(row["points"]),
            "counted": bool(row["counted"]),
        }


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield rows one by one: all at once, two million of them would fill the memory."""
    for row in frame.itertuples(index=False, name=None):
        yield dict(zip(frame.columns, row, strict=True))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _reasons(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Return for each company the rules that set it apart most, what they came to and how many events they saw.

    A rule that gives every company the same explains nothing, so rules are weighed by their distance from the mean.
    """
    counting = frame[frame["counted"] & (frame["points"] != 0) & frame["component"].notna()]
    keys = ["company_id", "indicator", "rule", "event"]
    summed = counting.groupby(keys, sort=True, dropna=False)["points"].agg(["sum", "size"]).reset_index()
    mean = summed.groupby("rule")["sum"].transform("sum") / max(1, summed["company_id"].nunique())
    order = summed.assign(weight=-(summed["sum"] - mean).abs())
    order = order.sort_values(["company_id", "weight", "rule"], kind="stable")
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _records(order.groupby("company_id", sort=False).head(_REASONS)):
        names = {name: _text(row[name]) or "" for name in ("indicator", "rule", "event")}
        found[str(row["company_id"])].append({**names, "points_milli": int(row["sum"]), "events": int(row["size"])})
    return found
