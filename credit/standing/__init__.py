"""Red, grey and black lists (红榜、灰榜、黑名单): who a rulebook proposes for them.

The names are loaded when they are first used, so that who only signs or checks a statement waits for no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from credit.standing.lists import Entry, ListProposals, entry_row, propose_lists

__all__ = ["Entry", "ListProposals", "entry_row", "propose_lists"]


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in."""
    if name in __all__:
        return getattr(import_module("credit.standing.lists"), name)
    message = f"module 'credit.standing' has no attribute {name!r}"
    raise AttributeError(message)
