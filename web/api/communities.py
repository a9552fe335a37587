"""Communities: all of them or a district's, and one with who serves it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from web.api.operations import Operation
from web.api.pages import Page, after_of, page_of
from web.api.publication import known, shown_run
from web.api.routing import Call, routes
from web.api.service_periods import Service
from web.api.shapes import Paged, Shape, Text
from web.register.prepared import Row
from web.register.public.rows import COMMUNITIES, communities, services_of

__all__ = ["CommunitiesAsked", "ShownCommunity", "WholeCommunity"]


class CommunitiesAsked(Paged):
    """Which communities."""

    district: Annotated[Text, Field(max_length=100, description="Of this district.")] = ""


class ShownCommunity(Shape):
    """A housing estate; floor area in whole square metres."""

    community_id: str
    name: str
    district: str | None
    subdistrict: str | None
    neighbourhood: str | None
    kind: str | None
    built_year: int | None
    households: int | None
    floor_area_m2: int | None

    @classmethod
    def cells(cls, row: Row) -> dict[str, Any]:
        """Return its fields from a row of the register."""
        return {name: row[name] for name in ShownCommunity.model_fields}


class WholeCommunity(ShownCommunity):
    """A housing estate with who has served it, the newest first."""

    services: tuple[Service, ...]


@routes.to(Operation(
    "GET", "/communities", "listCommunities", "Communities", Page[ShownCommunity], query=CommunitiesAsked
))  # fmt: skip
def list_communities(call: Call) -> Page[ShownCommunity]:
    """Return a page by id."""
    asked: CommunitiesAsked = call.asked
    rows, following = communities(call.reading, asked.district, after_of(asked, COMMUNITIES), asked.limit)
    return page_of([ShownCommunity(**ShownCommunity.cells(row)) for row in rows], following, COMMUNITIES)


@routes.to(Operation(
    "GET", "/communities/{community_id}", "getCommunity", "One community, and who serves it", WholeCommunity,
    refusals=frozenset({503}),
))  # fmt: skip
def get_community(call: Call, community_id: str) -> WholeCommunity:
    """Return one community, or refuse with 404."""
    rows, _ = communities(call.reading, "", None, 1, community_id)
    known(rows, "community_id")
    served = services_of(call.reading, shown_run().import_id, community_id)
    return WholeCommunity(**ShownCommunity.cells(rows[0]), services=tuple(Service(**one) for one in served))
