"""Estates as those see them who act in them: where each lies, and who acts for it on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, col

from bidding.owners import Principal, principal_on
from models.tables import Community
from web.register.owners.estates import bodies_of_all

__all__ = ["Place", "estate_place", "estate_places"]


@dataclass(frozen=True, slots=True)
class Place:
    """An estate, the subdistrict it lies in where one is known, and who acts for it."""

    id: str
    name: str
    subdistrict: str | None
    principal: Principal

    @property
    def owners(self) -> tuple[str, ...]:
        """Return the organisations that what belongs to it belongs to: the estate, and its subdistrict."""
        own = f"community/{self.id}"
        return (own,) if self.subdistrict is None else (own, f"subdistrict/{self.subdistrict}")


def estate_place(session: Session, community_id: str, day: date) -> Place | None:
    """Return an estate by its number, None where the register knows none."""
    row = session.get(Community, community_id)
    return None if row is None else _placed(session, [(row.community_id, row.name, row.subdistrict)], day)[0]


def estate_places(
    session: Session, reach: Collection[str] | None, asked: str, day: date, most: int | None = 100
) -> list[Place]:
    """Return estates by name: those that organisations reach (None: all) and whose name or number holds the text.

    `most`: how many at most, None for every one.
    """
    row = Community
    query = select(col(row.community_id), col(row.name), col(row.subdistrict)).order_by(col(row.name)).limit(most)
    if reach is not None:
        named: dict[str, list[str]] = {"community": [], "subdistrict": []}
        for key in reach:
            kind, _, name = key.partition("/")
            named.setdefault(kind, []).append(name)
        query = query.where(
            or_(col(row.community_id).in_(named["community"]), col(row.subdistrict).in_(named["subdistrict"]))
        )
    if asked:
        query = query.where(or_(col(row.name).contains(asked, autoescape=True), col(row.community_id) == asked))
    return _placed(session, session.execute(query).all(), day)


def _placed(session: Session, rows: Collection[Any], day: date) -> list[Place]:
    events = bodies_of_all(session, [one[0] for one in rows])
    return [Place(one[0], one[1], one[2], principal_on(events.get(one[0], []), day)) for one in rows]
