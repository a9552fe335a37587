"""What the next better grade asks for, as the grade table and the vetoes of a rulebook say it; not how to get there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping

from credit.rulebook.shapes import GradeRow, Rulebook
from web.register.ratings.city import CompanyFacts

__all__ = ["Asked", "NextGrade", "next_grade"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One set of conditions that is enough; points in thousandths.

    `more`: points missing, 0 where there are enough. `without`, `with_`: components in which nothing, something must
    count, and does not so far.
    """

    at_least: int | None
    more: int
    without: Sequence[str]
    with_: Sequence[str]


@dataclass(frozen=True, slots=True)
class NextGrade:
    """The next better grade; any of `asked` is enough once no veto holds the grade at `held_at`.

    `by_status`: the grade follows from the status alone, and no points change it.
    """

    grade: str
    asked: Sequence[Asked]
    held_at: str | None = None
    by_status: bool = False


def next_grade(book: Rulebook, rating: CompanyFacts, contributions: Iterable[RowMapping]) -> NextGrade | None:
    """Return what the next better grade asks for of a rating; None where there is no better one."""
    if book.status_grades.get(rating.status) is not None:  # type: ignore[call-overload]  # a status it may not name
        return NextGrade("", (), by_status=True)
    grades = list(dict.fromkeys(row.grade for row in book.grades))
    place = grades.index(rating.grade) if rating.grade in grades else len(grades)
    if place == 0:
        return None
    rows = list(contributions)
    events = {row["component"] for row in rows if row["points_milli"] and row["source_id"] is not None}
    vetoes = {veto.id: veto.at_best for veto in book.vetoes}
    held = [grades.index(vetoes[row["rule"]]) for row in rows if row["component"] is None and row["rule"] in vetoes]
    better = grades[place - 1]
    asked = [_asked(row, rating.score_milli, events) for row in book.grades if row.grade == better]
    return NextGrade(better, asked, grades[max(held)] if held and max(held) >= place else None)


def _asked(row: GradeRow, score: int, events: set[str]) -> Asked:
    return Asked(
        row.at_least, 0 if row.at_least is None else max(0, row.at_least - score),
        [name for name in row.without if name in events], [name for name in row.with_ if name not in events],
    )  # fmt: skip
