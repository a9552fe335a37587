"""In which capacity somebody acts on a project."""

from __future__ import annotations

import pytest

from credit.renovation import Move, Role
from web.access import CITY, Holding, Person
from web.access import Role as PortalRole
from web.work.renovations.capacities import capacity_for


@pytest.mark.parametrize(
    ("role", "organisation", "move", "found"),
    [
        (PortalRole.SUBDISTRICT, "subdistrict/Xinan", Move.REPORT, Role.SUBDISTRICT),
        (PortalRole.SUBDISTRICT, "subdistrict/Xinan", Move.ACCEPT, None),
        (PortalRole.SUBDISTRICT, "subdistrict/Beishan", Move.REPORT, None),
        (PortalRole.REGULATOR, CITY, Move.ACCEPT, Role.BUREAU),
        (PortalRole.AUDITOR, CITY, Move.REPORT, None),
    ],
)
def test_the_town_acts_in_its_own_and_the_authority_everywhere(
    role: PortalRole, organisation: str, move: Move, found: Role | None
) -> None:
    """By the table of moves."""
    assert capacity_for(_person(Holding(role, organisation)), "Xinan", move) is found


def _person(holding: Holding) -> Person:
    return Person("P", "林晓", (holding,))
