"""A rulebook error is wrong input that holds every reason."""

from __future__ import annotations

from credit.rulebook.errors import RulebookError
from models.errors import InputError, Problem


def test_every_problem_is_kept_and_said() -> None:
    """The message has a line for each problem, and the command line treats it as unreadable input."""
    error = RulebookError([Problem("a:1", "x", "Do y."), Problem("b:2", "z")])
    assert isinstance(error, InputError)
    assert [line.split(":")[0] for line in str(error).splitlines()] == ["a", "b"]
