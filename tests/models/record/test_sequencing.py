"""Positions: one after another, in the order of commits, never twice."""

from __future__ import annotations

from datetime import timedelta

from models.ledger import leaf_hash, root_hash
from models.ledger.nodes import root_from
from models.record import entries_from, sequence, sequence_all, size_of
from models.record.checkpointing import nodes_of
from models.tables import engine_for
from tests.builders.record import AT, a_clerk, writing_to


def test_positions_have_no_gap(empty: str) -> None:
    """In groups of any size, each entry gets the next position."""
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        for number in range(7):
            clerk.enter("draw.made", f"draw/{number}")
        groups = [sequence(session, 3) for _ in range(4)]
        placed = [(entry.position, entry.subject) for entry in entries_from(session)]

    assert groups == [3, 3, 1, 0]
    assert placed == [(number, f"draw/{number}") for number in range(7)]


def test_what_commits_later_comes_later(empty: str) -> None:
    """An earlier clock does not put an entry before those that have a position."""
    with writing_to(empty) as session:
        a_clerk(session).enter("draw.made", "draw/on-time")
        sequence(session)
        a_clerk(session, AT - timedelta(days=900)).enter("draw.made", "draw/back-dated")
        sequence(session)
        subjects = [entry.subject for entry in entries_from(session)]

    assert subjects == ["draw/on-time", "draw/back-dated"]


def test_the_tree_grows_by_what_was_placed(empty: str) -> None:
    """Beyond a tile, in groups, the stored tree has the root over all leaves."""
    with writing_to(empty) as session:
        clerk = a_clerk(session)
        for number in range(600):
            clerk.enter("draw.made", f"draw/{number}")
        while sequence(session, 170):
            pass
        leaves = [leaf_hash(entry.leaf) for entry in entries_from(session)]
        assert root_from(nodes_of(session, size_of(session)), 600) == root_hash(leaves)


def test_nothing_waiting_is_nothing_done(empty: str) -> None:
    """An empty record has size 0 and stays so."""
    with writing_to(empty) as session:
        assert (sequence(session), size_of(session)) == (0, 0)


def test_all_that_waits_is_placed_at_once(empty: str) -> None:
    """In as many transactions as it takes; and nothing is left to do after it."""
    with writing_to(empty) as session:
        for number in range(5):
            a_clerk(session).enter("draw.made", f"draw/{number}")
    engine = engine_for(empty)

    assert (sequence_all(engine), sequence_all(engine)) == (5, 0)
    engine.dispose()
