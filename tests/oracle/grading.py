"""From a score to a grade: status, grade table, vetoes, blacklist."""

from __future__ import annotations

from datetime import date

from credit.rulebook.shapes import GradeRow, Rulebook
from tests.oracle.days import Evidence
from tests.oracle.events import Count
from tests.oracle.measuring import served

__all__ = ["grade_of", "status_of"]


def status_of(evidence: Evidence, company_id: str, as_of: date) -> str:
    """Return rated, not_participating or no_project."""
    for company in evidence["companies"]:
        if company["company_id"] == company_id and company.get("participates") is False:
            return "not_participating"
    return "rated" if served(evidence, company_id, as_of) else "no_project"


def grade_of(book: Rulebook, status: str, score: int, counts: list[Count]) -> str:
    """Return the grade: the status's own where the book gives one, else the table's, held down by vetoes."""
    for name, given in book.status_grades.items():
        if name == status and given is not None:
            return given
    order: list[str] = []
    for row in book.grades:
        if row.grade not in order:
            order.append(row.grade)
    touched = {count.naming.component for count in counts if count.naming.kind == "rule" and count.points != 0}
    grade = next(row.grade for row in book.grades if _row_holds(row, score, touched))
    for count in counts:
        if count.naming.kind == "veto":
            grade = max(grade, book.vetoes[count.naming.version].at_best, key=order.index)
    return grade


def _row_holds(row: GradeRow, score: int, touched: set[str | None]) -> bool:
    if row.at_least is not None and score < row.at_least:
        return False
    return all(name in touched for name in row.with_) and all(name not in touched for name in row.without)
