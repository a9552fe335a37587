"""Who may do what."""

from __future__ import annotations

from bidding.tender.moves import GRANTS, Move, Role, grants_matrix, permission


def test_every_move_is_granted_to_somebody() -> None:
    """No move is left out of the grants."""
    assert set(GRANTS) == set(Move)
    assert all(GRANTS.values())


def test_nobody_else_may() -> None:
    """The refusal names who may."""
    (problem,) = permission(Move.EVALUATE, Role.PROCURING_ENTITY)

    assert problem.remedy == "Let one of these do it: panel."
    assert permission(Move.EVALUATE, Role.PANEL) == []


def test_who_asks_for_bids_neither_evaluates_nor_decides_complaints() -> None:
    """The panel ranks, the authority decides, the subdistrict holds the money."""
    buyers = {move for move, roles in GRANTS.items() if Role.PROCURING_ENTITY in roles}

    assert not buyers & {Move.EVALUATE, Move.ACCEPT, Move.DECIDE, Move.SECURE, Move.DEDUCT, Move.REFUND}


def test_the_matrix_has_a_row_for_each_move() -> None:
    """And a column for each role."""
    lines = grants_matrix().splitlines()

    assert len(lines) == len(Move) + 1
    assert lines[0].split() == list(Role)
