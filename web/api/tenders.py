"""Tenders whose notice is public, and what the world is told of each as Open Contracting records."""

from __future__ import annotations

from typing import Annotated, Any

from flask import current_app
from pydantic import Field

from bidding.ocds import Publisher, record_package, releases
from web.api.operations import BASE, Operation
from web.api.pages import Page, after_of, page_of
from web.api.publication import known
from web.api.routing import Call, routes
from web.api.shapes import Clause, Moment, Paged, Shape
from web.register.prepared import Row
from web.register.public.rows import TENDERS, tenders_shown
from web.register.tenders.open_contracting import process_of

__all__ = ["ShownTender"]


class ShownTender(Shape):
    """A notice; whatever else happens in a tender is told by /tenders/{tender_id}/ocds."""

    tender_id: str
    title: str
    community_id: str
    community: str
    procuring_entity: str
    notice: str
    required_grades: tuple[str, ...]
    required_by: Annotated[Clause | None, Field(description="What asks for the grades, where the notice names it.")]
    published_at: Moment
    bids_close_at: Moment


@routes.to(Operation("GET", "/tenders", "listTenders", "Tenders whose notice is public", Page[ShownTender],
                     query=Paged))  # fmt: skip
def list_tenders(call: Call) -> Page[ShownTender]:
    """Return a page by id."""
    asked: Paged = call.asked
    rows, following = tenders_shown(call.reading, after_of(asked, TENDERS), asked.limit)
    return page_of([_shown(row) for row in rows], following, TENDERS)


@routes.to(Operation("GET", "/tenders/{tender_id}", "getTender", "One tender", ShownTender))
def get_tender(call: Call, tender_id: str) -> ShownTender:
    """Return one tender, or refuse with 404."""
    rows, _ = tenders_shown(call.reading, None, 1, tender_id)
    known(rows, "tender_id")
    return _shown(rows[0])


@routes.to(Operation(
    "GET", "/tenders/{tender_id}/ocds", "getTenderRecord", "A tender as an Open Contracting 1.1.5 record package",
    dict[str, Any],
))  # fmt: skip
def get_record(call: Call, tender_id: str) -> dict[str, Any]:
    """Return the package, or refuse with 404 where nothing of the tender is public."""
    steps = process_of(call.session, tender_id)
    known(steps or None, "tender_id")
    settings = current_app.config["WUXIN"]
    publisher = Publisher(settings.publisher, f"{settings.public_url.rstrip('/')}{BASE}/tenders/{tender_id}/ocds")
    return record_package(publisher, releases(steps, prefix=settings.ocds_prefix))


def _shown(row: Row) -> ShownTender:
    own = ShownTender.model_fields.keys() - {"required_by"}
    return ShownTender(**{name: row[name] for name in own}, required_by=Clause.of(row))
