"""Rating runs into the register: the rulebook, every company's rating, and where its points come from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import pandas as pd
from sqlmodel import Session

from credit.rulebook.content import content
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated
from models.tables import Contribution, Rating, RatingRun, RulebookVersion
from web.register.rows import Cells, as_day, insert_rows

__all__ = ["save_run"]

_REASONS: Final = 3


def save_run(
    session: Session,
    rated: Rated,
    import_id: int,
    *,
    computed_at: datetime,
    contributions: bool = True,
    outlooks: Mapping[str, Cells] | None = None,
) -> int:
    """Keep a run and return its number; `contributions` False leaves out where the points come from (history).

    `outlooks`: company_id -> what would lift it one grade, as `web.register.outlooks` gives it.
    """
    _save_rulebook(session, rated.book)
    ratings = rated.ratings.to_dict("records")
    run = RatingRun(
        import_id=import_id, rulebook_digest=rated.book.digest, as_of=rated.as_of, known_at=rated.known_at,
        ratings_digest=_digest(rated.ratings), computed_at=computed_at,
    )  # fmt: skip
    session.add(run)
    session.flush()
    if run.id is None:
        raise AssertionError
    reasons = _reasons(rated.contributions) if contributions else {}
    names = tuple(rated.book.components)
    insert_rows(session, Rating, (_rating(row, run.id, names, reasons, outlooks or {}) for row in ratings))
    if contributions:
        insert_rows(session, Contribution, _contributions(rated.contributions, run.id))
    return run.id


def _save_rulebook(session: Session, book: Rulebook) -> None:
    if session.get(RulebookVersion, book.digest) is None:
        session.add(
            RulebookVersion(
                digest=book.digest, rulebook=book.id, title_zh=book.title.zh, title_en=book.title.en,
                authority_zh=book.authority.zh, authority_en=book.authority.en, status=book.status.state,
                verified_by=book.status.by, verified_on=book.status.on, content=content(book),
            )
        )  # fmt: skip
        session.flush()


def _digest(ratings: pd.DataFrame) -> str:
    """Return the SHA-256 of the ratings in the order of companies, so that equal runs can be told."""
    ordered = ratings.sort_values("company_id").to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(ordered.encode()).hexdigest()


def _rating(
    row: Mapping[Any, Any], run_id: int, names: Sequence[str], reasons: Mapping[str, Any], outlooks: Mapping[str, Cells]
) -> Cells:
    company_id = str(row["company_id"])
    return {
        "run_id": run_id,
        "company_id": company_id,
        "status": row["status"],
        "grade": row["grade"],
        "score_milli": int(row["score"]),
        "components": {name: int(row[name]) for name in names},
        "blacklisted": bool(row["blacklisted"]),
        "eligible": bool(row["eligible"]),
        "next_change_on": as_day(row["next_change_on"]),
        "reasons": reasons.get(company_id, []),
        "outlook": outlooks.get(company_id),
    }


def _contributions(frame: pd.DataFrame, run_id: int) -> Iterator[Cells]:
    for row in _records(frame):
        yield {
            "run_id": run_id,
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
