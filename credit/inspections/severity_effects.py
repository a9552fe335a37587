"""What severity does to a rating: visits of a package with who inspected, and the grades that would differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence import Facts, Package
from credit.inspections.severity import Observed
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import rate_facts, relation

__all__ = ["GradeChange", "Outcome", "grade_changes", "observed", "observed_rows"]

Outcome = Literal["score", "critical"]
"""What is compared: points lost of 100, or whether there was a critical finding (100 points lost, or none)."""

_FULL: Final = 100_000


@dataclass(frozen=True, slots=True)
class GradeChange:
    """A company whose grade differs between scores as marked and scores adjusted for who inspected; in thousandths."""

    company_id: str
    raw_grade: str
    adjusted_grade: str
    raw_milli: int
    adjusted_milli: int


def observed(package: Package, inspected_by: Mapping[str, Sequence[str]], outcome: Outcome) -> list[Observed]:
    """Return the visits that can be compared: with somebody who inspected, and for `score` with a score."""
    critical = set(_of_critical(package.tables["findings"])) if outcome == "critical" else None
    return observed_rows(package.tables["inspections"].to_pylist(), inspected_by, critical)


def observed_rows(
    rows: Iterable[Mapping[str, Any]],
    inspected_by: Mapping[str, Sequence[str]],
    critical: Collection[str] | None = None,
) -> list[Observed]:
    """Return the visits of rows of inspections; `critical`: compare by these inspections, not by score."""
    found = []
    for row in rows:
        name, score = row["inspection_id"], row["score"]
        lost = _FULL * (name in critical) if critical is not None else None if score is None else _FULL - score
        if lost is not None and inspected_by.get(name):
            found.append(Observed(name, row["community_id"], tuple(inspected_by[name]), lost))
    return found


def grade_changes(
    package: Package, book: Rulebook, as_of: date, adjusted: Mapping[str, int]
) -> tuple[list[GradeChange], int]:
    """Return the companies whose grade would differ, and how many companies there are; `adjusted` in thousandths.

    Both ratings are made by the one expression; only the scores of the inspections differ.
    """
    raw = rate_facts(package.facts, book, as_of=as_of).ratings
    other = rate_facts(_with_scores(package.facts, adjusted), book, as_of=as_of).ratings
    pairs = zip(raw.to_dict("records"), other.to_dict("records"), strict=True)
    changes = [
        GradeChange(one["company_id"], str(one["grade"]), str(two["grade"]), int(one["score"]), int(two["score"]))
        for one, two in pairs
        if one["grade"] != two["grade"]
    ]
    return changes, len(raw)


def _of_critical(findings: pa.Table) -> list[str]:
    found: list[str] = findings.filter(pc.equal(findings["severity"], "critical"))["inspection_id"].to_pylist()
    return found


def _with_scores(facts: Facts, adjusted: Mapping[str, int]) -> Facts:
    rows = relation(facts, "inspections")
    pairs = zip(rows["inspection_id"].to_pylist(), rows["score"].to_pylist(), strict=True)
    scores = pa.array([adjusted.get(name, score) for name, score in pairs], pa.int64())
    changed = rows.set_column(rows.schema.get_field_index("score"), rows.schema.field("score"), scores)
    return replace(facts, tables={**facts.tables, "inspections": changed})
