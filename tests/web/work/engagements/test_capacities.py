"""Capacities on engagements."""

from __future__ import annotations

from bidding.engagements import Move, Role
from tests.builders.engagements import an_engagement
from web.access import CITY, Holding, Person
from web.access import Role as PortalRole
from web.work.engagements.capacities import capacities_of, capacity_for


def _person(role: PortalRole, organisation: str) -> Person:
    return Person("a1", "林晓", (Holding(role, organisation),))


def test_a_role_counts_for_whose_it_is_held() -> None:
    """Of another estate or subdistrict it is none."""
    one = an_engagement("zhuji")
    own = _person(PortalRole.SUBDISTRICT, "subdistrict/Harbour")

    assert capacities_of(own, one) == [Role.SUBDISTRICT, Role.NEIGHBOURHOOD]
    assert capacities_of(_person(PortalRole.SUBDISTRICT, "subdistrict/Hill"), one) == []
    assert capacities_of(_person(PortalRole.REGULATOR, CITY), one) == [Role.BUREAU]


def test_a_subdistrict_enters_what_a_neighbourhood_signed() -> None:
    """As the neighbourhood's, and what is its own as its own."""
    one, town = an_engagement("hangzhou"), _person(PortalRole.SUBDISTRICT, "subdistrict/Harbour")

    assert capacity_for(town, one, Move.AGREE) is Role.NEIGHBOURHOOD
    assert capacity_for(town, one, Move.APPOINT) is Role.SUBDISTRICT
    assert capacity_for(town, one, Move.SUBMIT) is None
