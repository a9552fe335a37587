"""Two ratings of the same day side by side: whose grade differs, and which points make the difference."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from credit.scoring.rating import Rated

__all__ = ["Cause", "Shift", "Trial", "compared", "grade_counts"]


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule, measure or component whose points for a company differ, in thousandths."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A company whose grade differs; `rises` None where the grades cannot be ranked against each other.

    No cause: its points are the same, and where grades begin differs.
    """

    company_id: str
    before: str
    after: str
    score_before: int
    score_after: int
    rises: bool | None
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What a change does to all: how many there are of each grade before and after, and who shifts."""

    before: Counter[str]
    after: Counter[str]
    shifts: tuple[Shift, ...]
    companies: int


def compared(before: Rated, after: Rated, *, most_causes: int = 3) -> Trial:
    """Return what differs between two ratings of the same facts; companies of one of them alone are left out.

    The order of grades is that of the second rulebook, then of the first.
    """
    ranks = _ranks(before, after)
    pairs = before.ratings.merge(after.ratings, on="company_id", suffixes=("_before", "_after"))
    moved = pairs[pairs["grade_before"] != pairs["grade_after"]]
    names = set(moved["company_id"])
    told = (_by_rule(before, names), _by_rule(after, names)) if names else ({}, {})
    shifts = tuple(
        Shift(
            row["company_id"], row["grade_before"], row["grade_after"], int(row["score_before"]),
            int(row["score_after"]), _rises(ranks, row["grade_before"], row["grade_after"]),
            _causes(told[0].get(row["company_id"], {}), told[1].get(row["company_id"], {}), most_causes),
        )
        for row in moved.to_dict("records")
    )  # fmt: skip
    return Trial(grade_counts(before), grade_counts(after), shifts, len(pairs))


def grade_counts(rated: Rated) -> Counter[str]:
    """Return how many companies have which grade."""
    return Counter(map(str, rated.ratings["grade"]))


def _ranks(before: Rated, after: Rated) -> dict[str, int]:
    names = dict.fromkeys(row.grade for book in (after.book, before.book) for row in book.grades)
    return {grade: place for place, grade in enumerate(names)}


def _rises(ranks: dict[str, int], before: str, after: str) -> bool | None:
    return ranks[after] < ranks[before] if before in ranks and after in ranks else None


def _by_rule(rated: Rated, names: set[str]) -> dict[str, dict[str, int]]:
    """Return company -> rule -> the points that counted, for some companies."""
    rows: pd.DataFrame = rated.contributions
    counting: Any = rows[rows["company_id"].isin(names) & rows["counted"]]
    found: dict[str, dict[str, int]] = {}
    for (company, rule), points in counting.groupby(["company_id", "rule"])["points"].sum().items():
        found.setdefault(str(company), {})[str(rule)] = int(points)
    return found


def _causes(before: dict[str, int], after: dict[str, int], most: int) -> tuple[Cause, ...]:
    found = [
        Cause(rule, before.get(rule, 0), after.get(rule, 0))
        for rule in {**before, **after}
        if before.get(rule, 0) != after.get(rule, 0)
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.after - one.before), one.name))[:most])
