"""The strict check of a rulebook: what is wrong, what a reader should know, and which worked cases hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from credit.rulebook.case_loading import load_cases
from credit.rulebook.cases import Case, Expectation, Outcome
from credit.rulebook.errors import RulebookError
from credit.rulebook.loading import load_rulebook
from credit.rulebook.noting import notes
from credit.rulebook.shapes import Rulebook
from models.errors import Problem
from models.values.points import format_points

__all__ = ["CaseResult", "CheckReport", "RateCases", "check_rulebook"]

RateCases = Callable[[Rulebook, Sequence[Case]], Sequence[Outcome]]
"""Rates worked cases; passed in, because rulebooks know nothing of scoring."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A worked case and everything in which the outcome differs from what it expects."""

    name: str
    differences: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Return whether everything came out as expected."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` make the rulebook unusable, `notes` a reader should know; `cases` is empty where none were rated."""

    book: Rulebook | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    cases: tuple[CaseResult, ...]

    @property
    def ok(self) -> bool:
        """Return whether the rulebook loads and every case that was rated holds."""
        return not self.problems and all(case.passed for case in self.cases)


def check_rulebook(id_or_path: str | Path, rate_cases: RateCases | None = None) -> CheckReport:
    """Return the report on a rulebook; never raises RulebookError, except where there is no such folder."""
    book: Rulebook | None = None
    try:
        book = load_rulebook(id_or_path)
        cases = load_cases(id_or_path, book)
    except RulebookError as error:
        return CheckReport(book, error.problems, notes(book) if book else (), ())
    outcomes = () if rate_cases is None else rate_cases(book, cases)
    results = tuple(_result(case, outcome) for case, outcome in zip(cases, outcomes, strict=bool(outcomes)))
    no_cases = Problem(f"{book.id}/cases", "there is no worked case", "Add one from the source's own examples.")
    return CheckReport(book, (), (*notes(book), *(() if cases else (no_cases,))), results)


def _result(case: Case, outcome: Outcome) -> CaseResult:
    where = f"case {case.name!r}"
    differences = [
        Problem(f"{where} {name}", f"{_said(expected)} was expected, {_said(came)} came out", "Redo the arithmetic.")
        for name, expected, came in _compared(case.expect, outcome)
        if expected != came
    ]
    return CaseResult(case.name, tuple(differences))


def _compared(expect: Expectation, outcome: Outcome) -> list[tuple[str, object, object]]:
    """Return (what, expected, came out) of everything that the case says."""
    compared: list[tuple[str, object, object]] = []
    for key in sorted(expect.model_fields_set):
        expected, came = getattr(expect, key), getattr(outcome, key)
        if key in ("components", "indicators", "points"):
            compared += [(f"{key}.{name}", value, came.get(name, 0)) for name, value in expected.items()]
        else:
            compared.append((key, expected, came))
    return compared


def _said(value: object) -> str:
    match value:
        case bool() | None:
            return {True: "yes", False: "no", None: "nothing"}[value]
        case int():
            return format_points(value)
        case _:
            return str(value)
