"""Red, grey and black lists as published: who is on one, since when, why, until when, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from credit.standing.life import is_listed, state_on
from credit.standing.listing import Listing, Move
from models.values.moments import shanghai_date
from web.api.operations import Operation
from web.api.pages import Page
from web.api.paging import cursor_for, last_told, number_in
from web.api.publication import known
from web.api.routing import Call, routes
from web.api.shapes import Moment, Paged, Shape
from web.register.keysets import NUMBER
from web.register.standing.listings import published_listings

__all__ = ["ListingsAsked", "ShownListing"]

_NAME = "listings"


class ListingsAsked(Paged):
    """Which listings; a page may hold fewer than `limit`, for it is cut before it is sifted."""

    kind: Annotated[Literal["", "red", "grey", "black"], Field(description="Of this list.")] = ""
    in_force: Annotated[bool, Field(description="Only those whose term runs today.")] = False


class ShownListing(Shape):
    """A listing that was published: by a rule for an event, or by a place in a run's ranks."""

    listing: int
    kind: str
    company_id: str
    state: str
    in_force: bool
    rule: str | None
    event: str | None
    place: int | None
    rulebook_digest: str
    evidence_digest: str
    published_at: Moment
    starts_on: date
    ends_on: Annotated[date | None, Field(description="The first day after its term; null where it has no end.")]


@routes.to(Operation(
    "GET", "/listings", "listListings", "Red, grey and black lists as published", Page[ShownListing],
    query=ListingsAsked,
))  # fmt: skip
def list_listings(call: Call) -> Page[ShownListing]:
    """Return a page by number."""
    asked: ListingsAsked = call.asked
    (after,) = last_told(_NAME, asked.cursor, (NUMBER,)) if asked.cursor else (0,)
    found = published_listings(call.session, after, asked.limit + 1)
    items = [_shown(one, _today(call)) for one in found[: asked.limit]]
    kept = [one for one in items if asked.kind in ("", one.kind) and (one.in_force or not asked.in_force)]
    following = cursor_for(_NAME, (items[-1].listing,)) if len(found) > asked.limit else None
    return Page(items=tuple(kept), next=following)


@routes.to(Operation("GET", "/listings/{listing}", "getListing", "One listing that was published", ShownListing))
def get_listing(call: Call, listing: str) -> ShownListing:
    """Return one listing, or refuse with 404."""
    number = number_in(listing)
    found = [] if number is None else published_listings(call.session, number - 1, 1)
    known([one for one in found if one.number == number], "listing")
    return _shown(found[0], _today(call))


def _today(call: Call) -> date:
    return shanghai_date(call.at)


def _shown(one: Listing, today: date) -> ShownListing:
    published = one.last(Move.PUBLISH)
    if published is None:
        raise AssertionError
    facts = one.facts
    return ShownListing(
        listing=one.number, kind=facts.kind, company_id=facts.company_id, state=state_on(one, today),
        in_force=is_listed(one, today), rule=facts.rule, event=facts.event, place=facts.place,
        rulebook_digest=facts.rulebook_digest, evidence_digest=facts.evidence_digest, published_at=published[1].at,
        starts_on=one.starts_on, ends_on=one.decided_end,
    )  # fmt: skip
