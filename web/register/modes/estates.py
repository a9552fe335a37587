"""How each estate is served on a day: what its town recorded, and who serves it by contract or by the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import or_, select
from sqlmodel import Session, col

from bidding.modes import (
    ModeEvent,
    ModeLaw,
    ModeRule,
    Served,
    Serving,
    differs,
    has_service,
    known_by,
    lacking,
    proposed,
    served_on,
    to_mend,
)
from models.errors import InputError, Problem
from models.tables import Community
from web.register.engagements.served import serving_on
from web.register.modes.rows import law_of, mode_events, mode_events_of

__all__ = ["EstateServed", "Located", "estate_served", "estates_served", "served_there"]


@dataclass(frozen=True, slots=True)
class Located:
    """An estate, where it lies, and its kind by the evidence."""

    community_id: str
    name: str
    district: str
    subdistrict: str
    kind: str | None


@dataclass(frozen=True)  # no slots: what was worked out is kept in it
class EstateServed:
    """An estate as it is served on a day, under the table of its place."""

    place: Located
    day: date
    events: Sequence[ModeEvent]
    served: Served

    @property
    def law(self) -> ModeLaw:
        """The table of its place."""
        return law_of(self.events)

    @cached_property
    def proposed(self) -> Sequence[ModeRule]:
        """The lines of the table that fit it."""
        return proposed(self.law, self.served, self.day)

    @property
    def differs(self) -> bool:
        """Whether it is served in another mode than is proposed."""
        return differs(self.law, self.served, self.day)

    @property
    def has_service(self) -> bool:
        """Whether it counts as served."""
        return has_service(self.law, self.served)

    @property
    def lacks_basics(self) -> bool:
        """Whether a basic service that the place asks for is missing."""
        return bool(lacking(self.law, self.served))

    @cached_property
    def to_mend(self) -> Sequence[Problem]:
        """What its town has to mend."""
        return to_mend(self.law, self.served, self.day)


def estates_served(
    session: Session, on: date, subdistricts: Iterable[str] | None = None, communities: Iterable[str] = ()
) -> list[EstateServed]:
    """Return the estates of some subdistricts and some more (None: all), by name; four statements."""
    row = Community
    query = select(
        col(row.community_id), col(row.name), col(row.district), col(row.subdistrict), col(row.kind)
    ).order_by(col(row.name), col(row.community_id))
    if subdistricts is not None:
        query = query.where(or_(col(row.subdistrict).in_([*subdistricts]), col(row.community_id).in_([*communities])))
    rows = session.execute(query).all()
    places = [Located(one[0], one[1], one[2] or "", one[3] or "", one[4]) for one in rows]
    return [*served_there(places, on, mode_events(session), serving_on(session, on))]


def estate_served(session: Session, community_id: str, on: date, known_at: datetime | None = None) -> EstateServed:
    """Return how one estate is served on a day, as known at a moment. Raises InputError for an unknown estate."""
    row = session.get(Community, community_id)
    if row is None:
        remedy = "Check its id, or take in the evidence that tells of it: wuxin ingest"
        raise InputError(Problem(f"community {community_id}", "the register does not know it", remedy))
    place = Located(row.community_id, row.name, row.district or "", row.subdistrict or "", row.kind)
    events, serving = mode_events_of(session, community_id), serving_on(session, on, community_id)
    known = events if known_at is None else known_by(events, known_at)
    return next(served_there([place], on, {community_id: known}, serving))


def served_there(
    places: Iterable[Located], on: date, events: Mapping[str, Sequence[ModeEvent]], serving: Mapping[str, Serving]
) -> Iterator[EstateServed]:  # fmt: skip
    """Yield how each of some estates is served on a day, of their events and of who serves by contract."""
    for place in places:
        own = events.get(place.community_id, ())
        state = served_on(own, on, serving.get(place.community_id), place.kind)
        yield EstateServed(place, on, own, state)
