"""Communities: all of them or a district's, and one with who serves it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from bidding.modes import Basic, ServiceMode
from web.api.operations import Operation
from web.api.pages import Page, after_of, page_of
from web.api.publication import known, shown_run
from web.api.routing import Call, routes
from web.api.service_periods import Service
from web.api.shapes import Paged, Shape, Text
from web.register.engagements.served import engaged_among
from web.register.modes.estates import EstateServed
from web.register.modes.public import served_in_public
from web.register.prepared import Row
from web.register.public.estate_steps import estate_steps
from web.register.public.rows import COMMUNITIES, communities, services_of
from web.register.ratings.city import city_of

__all__ = ["CommunitiesAsked", "ServiceNow", "ShownCommunity", "WholeCommunity"]


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


class ServiceNow(Shape):
    """How an estate is served on the day of the publication; null where nobody is on record.

    `by` is a company's id or the body that gives the service. `proposed`: modes that its place's document proposes.
    `covered`: whether it counts as served, with the basic services that the place asks of an old estate.
    """

    mode: ServiceMode | None
    since: date | None
    until: date | None
    by: str | None
    basics: tuple[Basic, ...]
    proposed: tuple[ServiceMode, ...]
    covered: bool

    @classmethod
    def of(cls, one: EstateServed) -> ServiceNow:
        """Return it as the register knows it."""
        served, modes = one.served, (mode for rule in one.proposed for mode in rule.modes)
        return cls(
            mode=served.mode, since=served.since, until=served.until, by=served.by, basics=tuple(sorted(served.basics)),
            proposed=tuple(dict.fromkeys(modes)), covered=one.has_service,
        )  # fmt: skip


class WholeCommunity(ShownCommunity):
    """A housing estate with how it is served, and who has served it, the newest first."""

    service: ServiceNow
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
    now = shown_run()
    served, city = services_of(call.reading, now.import_id, community_id), city_of(call.reading, now)
    steps = estate_steps(call.reading, community_id)
    engaged = engaged_among(steps.engagements, now.as_of).get(community_id)
    mode = served_in_public(city, city.estates[community_id], now.as_of, steps.modes, engaged)
    return WholeCommunity(
        **ShownCommunity.cells(rows[0]), service=ServiceNow.of(mode), services=tuple(Service(**one) for one in served)
    )
