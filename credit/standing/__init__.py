"""Red, grey and black lists (红榜、灰榜、黑名单): who a rulebook proposes for them."""

from __future__ import annotations

from credit.standing.lists import Entry, ListProposals, entry_row, propose_lists

__all__ = ["Entry", "ListProposals", "entry_row", "propose_lists"]
