"""Proposed lists into the register, and back."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlmodel import col

from models.tables import ListProposal
from web.register.ratings.current import Current
from web.register.ratings.proposed_lists import KINDS


def test_all_three_lists_are_kept(connection: Connection, now: Current) -> None:
    """Each kind is kept once for the run, an empty one too."""
    query = select(col(ListProposal.kind)).where(col(ListProposal.run_id) == now.run_id)

    assert sorted(connection.scalars(query)) == sorted(KINDS)
