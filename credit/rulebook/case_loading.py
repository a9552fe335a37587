"""The worked cases of a rulebook from its folder, every problem at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from credit.rulebook.cases import Case, CaseCompany, CaseFile, Expectation
from credit.rulebook.errors import RulebookError
from credit.rulebook.folders import case_files, find_folder
from credit.rulebook.locating import located
from credit.rulebook.shapes import Rulebook
from credit.rulebook.trees import Finding, Loc, Node, plain, select
from credit.rulebook.validating import each, shape_findings
from models.errors import Problem

__all__ = ["load_cases"]


def load_cases(id_or_path: str | Path, book: Rulebook) -> tuple[Case, ...]:
    """Return the worked cases of a rulebook's own folder, in the order of files and lines; none is no error.

    Raises RulebookError where a case has not the shape of a case, names what is not there, or shares its name.
    """
    problems: list[Problem] = []
    cases: list[Case] = []
    seen: set[str] = set()
    for file, tree, found in case_files(find_folder(id_or_path)):
        problems += found
        findings = [] if tree is None else [*_findings(tree, book, seen)]
        problems += [located(tree, finding, file) for finding in findings]
        if not (found or findings):
            cases += CaseFile.model_validate(plain(tree)).cases
    if problems:
        raise RulebookError(dict.fromkeys(problems))
    return tuple(cases)


def _findings(tree: Node, book: Rulebook, seen: set[str]) -> Iterator[Finding]:
    yield from shape_findings(CaseFile, plain(tree))
    for loc, name in select(tree, "cases", "*", "name"):
        if isinstance(name, str) and name in seen:
            yield Finding(loc, f"two cases are called {name!r}", "Give each case a name of its own.")
        seen.add(str(name))
    for loc, case in select(plain(tree), "cases", "*"):
        yield from _rows(loc, case)
    for loc, expect in each(Expectation, plain(tree), "cases", "*", "expect"):
        yield from _names(loc, expect, book)


def _rows(loc: Loc, case: Node) -> Iterator[Finding]:
    """Yield rows that name a community or an inspection which the case does not have."""
    company = next((part for _, part in each(CaseCompany, case, "company")), CaseCompany())
    known = {
        ("*", "*", "community"): {community.id for community in company.communities},
        ("findings", "*", "inspection"): {name for _, name in select(case, "evidence", "inspections", "*", "id")},
    }
    for pattern, names in known.items():
        for at, name in select(case, "evidence", *pattern, at=loc):
            if isinstance(name, str) and name not in names:
                yield _unknown(at, name, names)


def _names(loc: Loc, expect: Expectation, book: Rulebook) -> Iterator[Finding]:
    """Yield expectations of components, indicators, rules and grades that the rulebook does not have."""
    known: dict[str, set[str]] = {
        "components": set(book.components),
        "indicators": {indicator.indicator for indicator in book.indicators},
        "points": {rule.id for indicator in book.indicators for rule in indicator.rules}
        | {measure.id for indicator in book.indicators for measure in indicator.measures},
    }
    for key, names in known.items():
        wrong = [name for name in getattr(expect, key) if name not in names]
        yield from (_unknown((*loc, key, name), name, names) for name in wrong)
    grades = {row.grade for row in book.grades} | {grade for grade in book.status_grades.values() if grade}
    if expect.grade is not None and expect.grade not in grades:
        yield _unknown((*loc, "grade"), expect.grade, grades)


def _unknown(loc: Loc, name: str, known: set[str]) -> Finding:
    return Finding(loc, f"{name} is unknown", f"Known here: {', '.join(sorted(map(str, known))) or 'none'}.")
