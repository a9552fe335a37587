"""Errors say what happened, where, and what to do."""

from __future__ import annotations

import pytest

from models.errors import InputError, Problem, RefusedError, WuxinError


def test_a_problem_reads_as_one_line() -> None:
    """Where, what and remedy stand in that order on one line."""
    problem = Problem("rules.yaml:3", "points are missing.", 'Write points: "0.5".')

    assert str(problem) == 'rules.yaml:3: points are missing. Write points: "0.5".'


def test_a_problem_needs_neither_place_nor_remedy() -> None:
    """A problem without a place or a remedy has no stray colon or space."""
    assert str(Problem("", "the package is empty")) == "the package is empty"


def test_an_error_holds_every_problem() -> None:
    """All reasons are kept and told, never only the first."""
    problems = [Problem("a", "is wrong"), Problem("b", "is wrong too")]
    error = WuxinError(iter(problems))

    assert error.problems == tuple(problems)
    assert str(error) == "a: is wrong\nb: is wrong too"


def test_one_problem_needs_no_list() -> None:
    """An error made from a single problem holds exactly that one."""
    problem = Problem("a", "is wrong")

    assert RefusedError(problem).problems == (problem,)


@pytest.mark.parametrize("kind", [WuxinError, ValueError])
def test_wrong_input_is_a_value_error_too(kind: type[Exception]) -> None:
    """A caller who knows nothing of Wuxin catches InputError as ValueError."""
    assert issubclass(InputError, kind)


def test_a_refusal_is_no_wrong_input() -> None:
    """A rule that says no and input that cannot be read are never mistaken for each other."""
    assert not issubclass(RefusedError, InputError)
    assert not issubclass(InputError, RefusedError)
