"""Red, grey and black lists (红榜、灰榜、黑名单): who a rulebook proposes for them.

The names are loaded when they are first used, so that who only signs or checks a statement waits for no engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.loading import loaded_on_use

if TYPE_CHECKING:
    from credit.standing.lists import Entry, ListProposals, entry_row, propose_lists

__all__ = ["Entry", "ListProposals", "entry_row", "propose_lists"]

__getattr__ = loaded_on_use(__name__, dict.fromkeys(__all__, "credit.standing.lists"))
