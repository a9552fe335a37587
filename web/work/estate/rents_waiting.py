"""Which rents of an estate's assets are overdue, for those who keep its leases."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from sqlmodel import Session

from bidding.letting.tenant_money import owed_on
from bidding.revenue import Book
from web.access import Action, Person
from web.clock import today
from web.register.letting.assets import leases_with_ends
from web.register.letting.lease_rows import communities_letting
from web.register.public.estate_places import Place
from web.work.estate.places import books_of, places_held
from web.work.items import Item

__all__ = ["rents_waiting"]


def rents_waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield the leases with an open rent in the estates whose leases a person keeps, since the oldest fell due."""
    letting = communities_letting(session) if who.may(Action.LEASE_KEEP) else ()
    for place, owners in places_held(session, letting):
        if not who.refusals(Action.LEASE_KEEP, owners):
            yield from _overdue(session, place)


def _overdue(session: Session, place: Place) -> Iterator[Item]:
    books = books_of(session, place)
    common = Book(place.id, "common") if books is None else books.common
    for lease, end in leases_with_ends(session, place.id):
        owed = owed_on(lease, end, common, today())
        if owed.days:
            address = url_for("work.estate.lease", community_id=place.id, lease_id=lease.id)
            yield Item(gettext("Rent is overdue"), f"{place.name}, {lease.id}", address, owed.open[0].due_on)
