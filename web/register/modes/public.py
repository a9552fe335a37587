"""How estates are served as the public reads it: by a publication's evidence, engagements, and what towns recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select
from sqlmodel import Session, col

from bidding.modes import ModeEvent, Serving
from models.tables import EngagementStep, ServiceModeEvent
from web.register.engagements.served import engaged_on
from web.register.modes.estates import EstateServed, Located, served_there
from web.register.modes.rows import mode_events
from web.register.ratings.city import City, Estate
from web.register.ratings.current import Current
from web.register.remembered import remembered

__all__ = ["served_in_public", "served_in_the_city"]


def served_in_public(
    city: City, estate: Estate, on: date, events: Sequence[ModeEvent], engaged: Serving | None
) -> EstateServed:  # fmt: skip
    """Return how one estate of a publication is served on a day, by its events and who is `engaged` there."""
    key = estate.community_id
    company = engaged or _evident(city, key)
    return next(served_there([_located(estate)], on, {key: events}, {} if company is None else {key: company}))


def served_in_the_city(connection: Connection, now: Current, city: City) -> Sequence[EstateServed]:
    """Return how every estate of a publication is served on its day.

    One statement; two more the first time a process asks, and after each step that a town or a company took.
    """
    counts = [select(func.count(col(row.id))).scalar_subquery() for row in (ServiceModeEvent, EngagementStep)]
    steps = tuple(connection.execute(select(*counts)).one())
    return remembered(connection, ("modes", now.version, now.run_id, steps), lambda: _read(connection, city))


def _read(connection: Connection, city: City) -> Sequence[EstateServed]:
    session, places = Session(bind=connection), map(_located, city.estates.values())
    evident = {key: Serving(one.company_id, one.starts_on) for key, one in city.serving.items()}
    serving = evident | engaged_on(session, city.as_of)
    return [*served_there(places, city.as_of, mode_events(session), serving)]


def _evident(city: City, key: str) -> Serving | None:
    found = city.serving.get(key)
    return None if found is None else Serving(found.company_id, found.starts_on)


def _located(one: Estate) -> Located:
    return Located(one.community_id, one.name, one.district, one.subdistrict, one.kind or None)
