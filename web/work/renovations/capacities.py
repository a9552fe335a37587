"""In which capacity somebody acts on a project: what the roles of the portal are in the table of moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from credit.renovation import Role
from credit.renovation.moves import GRANTS, Move
from web.access import CITY, Person
from web.access import Role as PortalRole

__all__ = ["capacity_for", "organisation_of"]

_CAPACITIES: Final[Mapping[PortalRole, Role]] = {
    PortalRole.SUBDISTRICT: Role.SUBDISTRICT, PortalRole.REGULATOR: Role.BUREAU,
}  # fmt: skip


def organisation_of(subdistrict: str) -> str:
    """Return the organisation whose the projects of a subdistrict are."""
    return f"subdistrict/{subdistrict}"


def capacity_for(who: Person, subdistrict: str, move: Move) -> Role | None:
    """Return the capacity in which a person may make a move there, None where none of theirs may."""
    owners = {organisation_of(subdistrict), CITY}
    held = (_CAPACITIES.get(one.role) for one in who.holdings if one.organisation in owners)
    return next((role for role in held if role in GRANTS[move]), None)
