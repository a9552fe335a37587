"""Proposals for the red, grey and black lists into the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from credit.standing import ListProposals, entry_row
from models.record import Clerk
from models.tables import ListEntry, ListProposal
from web.register.rows import insert_rows

__all__ = ["KINDS", "save_lists"]

KINDS: Final = ("red", "grey", "black")


def save_lists(clerk: Clerk, run_id: int, lists: ListProposals, kinds: Sequence[str] = KINDS) -> None:
    """Keep the lists as one run proposes them and put them on record; `kinds`: which of the three are proposed at all.

    An empty list is kept too, for it says that nobody is on it.
    """
    entries = {"red": lists.red, "grey": lists.grey, "black": lists.black}
    for kind in kinds:
        proposal = ListProposal(run_id=run_id, kind=kind, proposed_at=clerk.at)
        clerk.session.add(proposal)
        clerk.session.flush()
        insert_rows(
            clerk.session, ListEntry, [{"proposal_id": proposal.id} | entry_row(entry) for entry in entries[kind]]
        )
        keys = {"id": [proposal.id], "proposal_id": [proposal.id]}
        clerk.enter("list.proposal", f"proposal/{proposal.id}", {"list": kind, "run": f"run/{run_id}"}, keys)
