"""Who may do what."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from credit.inspections import Role
from credit.inspections.moves import MAY, CampaignMove, FindingMove, matrix, permission

GOLDEN = Path(__file__).parents[2] / "golden" / "inspections_roles.txt"


def test_the_matrix_is_the_one_people_reviewed() -> None:
    """A change of who may do what shows as a change of this file; WUXIN_GOLDEN=1 writes it."""
    if os.environ.get("WUXIN_GOLDEN"):
        GOLDEN.write_text(matrix(), encoding="utf-8")

    assert matrix() == GOLDEN.read_text(encoding="utf-8")


def test_every_move_has_somebody_who_may_make_it() -> None:
    """And nobody may make one that the table forgets."""
    assert {*MAY} == {*CampaignMove, *FindingMove}
    assert all(MAY.values())


@pytest.mark.parametrize("move", [FindingMove.CONFIRM, FindingMove.EXTEND, FindingMove.WITHDRAW, CampaignMove.DRAW])
def test_a_company_never_judges_itself(move: CampaignMove | FindingMove) -> None:
    """It reports; others look again."""
    problem = permission(move, Role.COMPANY)

    assert problem is not None
    assert "authority" in problem.remedy
