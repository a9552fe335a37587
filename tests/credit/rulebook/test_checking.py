"""The check reports what is wrong, what to know, and which worked cases hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from credit.rulebook.cases import Case, Outcome
from credit.rulebook.checking import CheckReport, check_rulebook
from credit.rulebook.shapes import Rulebook
from tests.builders.rulebooks import minimal_files, write_rulebook

_CASES = """\
cases:
- name: one
  as_of: 2024-06-30
  expect: {score: "80", components: {bad: "0"}, next_change_on: null}
- name: two
  grade_only: {score: "84.999"}
  expect: {grade: AAA, eligible: true}
"""


def _rate(_book: Rulebook, cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Stand in for the scoring: the grade table for one kind of case, a fixed outcome for the other."""
    graded, scored = Outcome(grade="AA", eligible=True), Outcome(score=79_500, next_change_on=date(2024, 7, 1))
    return tuple(scored if case.grade_only is None else graded for case in cases)


def _checked(folder: Path, *, rated: bool = True) -> CheckReport:
    path = write_rulebook(folder, {**minimal_files(), "cases/x.yaml": _CASES})
    return check_rulebook(path, _rate if rated else None)


def test_each_difference_is_said_with_both_numbers(tmp_path: Path) -> None:
    """A name that the outcome lacks counts as zero, and an expected null is compared too."""
    report = _checked(tmp_path / "tiny")
    said = {problem.where: problem.what for case in report.cases for problem in case.differences}
    assert said == {
        "case 'one' score": "80 was expected, 79.5 came out",
        "case 'one' next_change_on": "nothing was expected, 2024-07-01 came out",
        "case 'two' grade": "AAA was expected, AA came out",
    }
    assert not report.ok


def test_without_a_way_to_rate_the_rest_is_checked(tmp_path: Path) -> None:
    """Rulebooks can be checked where no engine is installed; the cases still have to have their shape."""
    report = _checked(tmp_path / "tiny", rated=False)
    assert (report.ok, report.cases, report.book is not None) == (True, (), True)


def test_a_broken_rulebook_is_a_report_too(tmp_path: Path) -> None:
    """The command prints the problems; nothing is raised."""
    report = check_rulebook(write_rulebook(tmp_path / "tiny", minimal_files(extra=1)), _rate)
    assert (report.ok, report.book, [problem.what for problem in report.problems]) == (
        False, None, ["the key `extra` is unknown"],
    )  # fmt: skip


def test_a_broken_case_leaves_the_rulebook_usable(tmp_path: Path) -> None:
    """The report holds the book, its notes and the problems of its cases."""
    path = write_rulebook(tmp_path / "tiny", {**minimal_files(), "cases/x.yaml": "cases: []\n"})
    report = check_rulebook(path, _rate)
    assert (report.book is not None, len(report.problems), len(report.notes)) == (True, 1, 2)


def test_a_rulebook_without_cases_is_told(tmp_path: Path) -> None:
    """A standard that nobody worked through by hand is worth a note."""
    report = check_rulebook(write_rulebook(tmp_path / "tiny", minimal_files()))
    assert "there is no worked case" in [note.what for note in report.notes]
