"""The tree of errors, each of which says what happened, where, and what to do.

WuxinError
├── InputError    unreadable input or a wrong call; the command ends with exit code 2
└── RefusedError  a rule says no; the command ends with exit code 1
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["InputError", "Problem", "RefusedError", "WuxinError"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where it stands, what it is, and the remedy."""

    where: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return the problem as one line for a person."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line.rstrip('.')}. {self.remedy}" if self.remedy else line


class WuxinError(Exception):
    """Every error of this system; `problems` holds all reasons, never only the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class InputError(WuxinError, ValueError):
    """The input cannot be read or the call is wrong; nothing was written."""


class RefusedError(WuxinError):
    """A rule refuses; every reason is named with its article and its remedy."""
