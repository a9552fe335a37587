"""What stops a package from being read at all; a bad row alone is a reject, never an error."""

from __future__ import annotations

from models.errors import InputError, Problem

__all__ = ["PackageError", "refuse"]


class PackageError(InputError):
    """The package or its mapping cannot be read as a whole; nothing of it was accepted."""


def refuse(where: str, what: str, remedy: str, *, line: int | None = None) -> PackageError:
    """Return the error for one problem, at a line of a file where there is one."""
    sentence = what if what.endswith(".") else f"{what}."
    return PackageError(Problem(where if line is None else f"{where}:{line}", sentence, remedy))
