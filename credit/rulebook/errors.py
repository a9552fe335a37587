"""The errors of rulebooks: what a standard may not say, with file, line, key and remedy."""

from __future__ import annotations

from models.errors import InputError

__all__ = ["RulebookError"]


class RulebookError(InputError):
    """A rulebook cannot be read or does not make sense; `problems` holds everything that is wrong with it."""
