"""What a run did, in numbers: every row accounted for, the grades, what no rule names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from web.cli.terminal import table
from web.cli.versions import versions

if TYPE_CHECKING:
    from credit.evidence import Package
    from credit.scoring.rating import Rated
    from web.cli.ratings.runs import Run

__all__ = ["grade_counts", "package_lines", "rating_lines", "row_counts", "run_document"]


def row_counts(package: Package) -> dict[str, dict[str, int]]:
    """Return rows in, accepted, rejected and unattributed of each table that came with rows."""
    lost = Counter(package.unattributed.column("source_table").to_pylist())
    return {
        count.table: {
            "rows_in": count.rows_in,
            "accepted": count.accepted,
            "rejected": count.rejected,
            "unattributed": lost[count.table],
        }
        for count in package.counts
    }


def grade_counts(rated: Rated) -> dict[str, int]:
    """Return the companies of each grade, best first; grades of nobody too."""
    counts = Counter(rated.ratings["grade"])
    grades = [row.grade for row in rated.book.grades] + sorted(counts)
    return {grade: counts[grade] for grade in dict.fromkeys(grades)}


def run_document(run: Run, *, seconds: float, files: list[str]) -> dict[str, object]:
    """Return what run.json holds; only `seconds` and `versions` differ between equal runs."""
    package, rated = run.package, run.rated
    return {
        "made_by": "wuxin rate",
        "package": {"name": package.name, "digest": package.digest, "ignored": package.ignored},
        "rulebook": {"id": rated.book.id, "digest": rated.book.digest, "status": rated.book.status.state},
        "as_of": rated.as_of,
        "known_at": rated.known_at,
        "rows": row_counts(package),
        "companies": len(rated.ratings),
        "grades": grade_counts(rated),
        "unknown_events": rated.unknown_events,
        "engine": rated.engine,
        "versions": versions(),
        "seconds": round(seconds, 3),
        "files": files,
    }


def package_lines(package: Package) -> list[str]:
    """Return the account of every row as lines for a person."""
    head = ("table", "rows in", "accepted", "rejected", "unattributed")
    rows = [(name, *counts.values()) for name, counts in row_counts(package).items() if counts["rows_in"]]
    return table([head, *rows])


def rating_lines(rated: Rated) -> list[str]:
    """Return grades, and the events that no rule names, as lines for a person."""
    grades = ", ".join(f"{grade} {count}" for grade, count in grade_counts(rated).items())
    lines = [f"{len(rated.ratings)} companies rated as of {rated.as_of} under {rated.book.id}: {grades}"]
    if rated.unknown_events:
        named = ", ".join(f"{event} ({count})" for event, count in rated.unknown_events.items())
        lines.append(f"no rule names these events, so they count nothing: {named}")
    return lines
