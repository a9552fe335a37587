"""In which capacity somebody acts on an engagement: what the roles of the portal are in the table of moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bidding.engagements import Engagement, Role
from bidding.engagements.moves import GRANTS, Move
from web.access import CITY, Person
from web.access import Role as PortalRole

__all__ = ["capacities_of", "capacity_for", "organisations_of"]

_CAPACITIES: Final[Mapping[PortalRole, tuple[Role, ...]]] = {
    PortalRole.COMPANY: (Role.COMPANY,),
    PortalRole.DEVELOPER: (Role.DEVELOPER,),
    PortalRole.COMMITTEE: (Role.COMMITTEE,),
    PortalRole.SUBDISTRICT: (Role.SUBDISTRICT, Role.NEIGHBOURHOOD),
    PortalRole.REGULATOR: (Role.BUREAU,),
}
"""A neighbourhood has no accounts of its own: its subdistrict enters what it signed, with the paper (decision 0052)."""


def organisations_of(one: Engagement) -> tuple[str, ...]:
    """Return the organisations whose an engagement is: its company, its estate, its subdistrict."""
    terms = one.terms
    return f"company/{terms.company_id}", f"community/{terms.community_id}", f"subdistrict/{terms.subdistrict}"


def capacities_of(who: Person, one: Engagement) -> list[Role]:
    """Return the capacities in which a person acts on an engagement, by the roles held for those whose it is."""
    owners = {*organisations_of(one), CITY}
    found: Iterator[Role] = (
        role for held in who.holdings if held.organisation in owners for role in _CAPACITIES.get(held.role, ())
    )
    return list(dict.fromkeys(found))


def capacity_for(who: Person, one: Engagement, move: Move) -> Role | None:
    """Return the capacity in which a person may make a move, None where none of theirs may."""
    return next((role for role in capacities_of(who, one) if role in GRANTS[move]), None)
