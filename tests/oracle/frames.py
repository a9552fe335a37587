"""The oracle's answer and the product's frames in one form, so that they can be held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain

import pandas as pd

from credit.rulebook.shapes import Rulebook
from tests.oracle.rating import OracleRating

__all__ = ["CONTRIBUTION", "expected_contributions", "expected_ratings", "plain_rows"]

Cells = tuple[object, ...]
CONTRIBUTION = (
    "company_id", "component", "indicator", "rule", "event", "source_table", "source_id", "occurred_on", "valid_until",
    "points", "counted", "instrument", "article",
)  # fmt: skip
"""The columns of `contributions`, as EVIDENCE.md has them."""
_TAIL = ("score", "grade", "status", "blacklisted", "eligible", "next_change_on")


def expected_ratings(ratings: Mapping[str, OracleRating], book: Rulebook, as_of: date) -> dict[str, dict[str, object]]:
    """Return what `ratings` must hold, by company; known_at and the digest are left to tests of their own."""
    return {
        company_id: {
            "as_of": as_of, "rulebook": book.id, **rating.components, **{name: getattr(rating, name) for name in _TAIL}
        }
        for company_id, rating in sorted(ratings.items())
    }  # fmt: skip


def expected_contributions(ratings: Mapping[str, OracleRating]) -> list[Cells]:
    """Return what `contributions` must hold: by company in the order of the walk, vetoes and triggers last."""
    reasons = chain.from_iterable(rating.contributions for _, rating in sorted(ratings.items()))
    return [tuple(getattr(reason, name) for name in CONTRIBUTION) for reason in reasons]


def plain_rows(frame: pd.DataFrame, columns: tuple[str, ...]) -> list[Cells]:
    """Return a frame's rows as tuples of plain values, with None for whatever is empty."""
    rows = frame.loc[:, list(columns)].itertuples(index=False, name=None)
    return [tuple(_plain(cell) for cell in row) for row in rows]


def _plain(cell: object) -> object:
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and cell != cell):  # noqa: PLR0124 - so is NaN
        return None
    item = getattr(cell, "item", None)
    return item() if callable(item) else cell
