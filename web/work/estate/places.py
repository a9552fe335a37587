"""The estate that a page is about, whose it is, and in which capacity somebody acts on its assets and money."""

from __future__ import annotations

from collections.abc import Collection

from flask import abort, g
from sqlmodel import Session

from bidding.owners import PrincipalKind
from bidding.revenue import Estate, MoneyRole
from web.access import Action, Role
from web.clock import today
from web.gate import acting_for, permit, signed_in
from web.register.money.rows import companies_keeping, kept_estate
from web.register.public.estate_places import Place, estate_place, estate_places
from web.work.acting import reading_session

__all__ = [
    "acting_by", "acting_role", "books_here", "books_of", "found_place", "may_here", "owners_here",
    "owners_of", "places_held",
]  # fmt: skip

_ROLES = {
    Role.COMPANY: MoneyRole.COMPANY, Role.SUBDISTRICT: MoneyRole.SUBDISTRICT, Role.AUDITOR: MoneyRole.AUDITOR,
    Role.REGULATOR: MoneyRole.DISTRICT,
}  # fmt: skip


def found_place(community_id: str) -> Place:
    """Return an estate that the person may see here; 404 for an unknown one."""
    session = reading_session()
    found = estate_place(session, community_id, today())
    if found is None:
        abort(404)
    permit(*owners_here(found))
    return found


def books_here(place: Place) -> Estate | None:
    """Return the money of the estate that the page is about, as `books_of`; read once a request."""
    known: dict[str, Estate | None] = g.setdefault("books_here", {})
    if place.id not in known:
        known[place.id] = books_of(reading_session(), place)
    return known[place.id]


def owners_of(session: Session, place: Place) -> tuple[str, ...]:
    """Return whose its assets and money are to look after: the estate, its subdistrict, the company of its books."""
    return _owners(place, companies_keeping(session, [place.id]).get(place.id))


def places_held(session: Session, community_ids: Collection[str]) -> list[tuple[Place, tuple[str, ...]]]:
    """Return estates by name, each with whose it is to look after; in three statements, however many there are."""
    keys = {f"community/{one}" for one in community_ids}
    companies = companies_keeping(session, community_ids)
    places = estate_places(session, keys, "", today(), None) if keys else []
    return [(place, _owners(place, companies.get(place.id))) for place in places]


def owners_here(place: Place) -> tuple[str, ...]:
    """Return whose the estate that the page is about is to look after, as `owners_of`; read once a request."""
    books = books_here(place)
    return _owners(place, None if books is None else books.terms.company_id)


def _owners(place: Place, company: str | None) -> tuple[str, ...]:
    return place.owners if company is None else (*place.owners, f"company/{company}")


def books_of(session: Session, place: Place) -> Estate | None:
    """Return the money of an estate, None before its books are opened."""
    return kept_estate(session, place.id)


def may_here(action: Action, place: Place) -> bool:
    """Return whether the person may do something in this very estate."""
    return not signed_in().refusals(action, owners_here(place))


def acting_role(session: Session, place: Place) -> MoneyRole:
    """Return in which capacity the person acts; an account of a committee acts as the body that is in office."""
    owners = owners_of(session, place)
    held = [one.role for one in signed_in().holdings if one.organisation in owners]
    if Role.COMMITTEE in held:
        managing = place.principal.kind is PrincipalKind.MANAGEMENT_COMMITTEE
        return MoneyRole.MANAGEMENT_COMMITTEE if managing else MoneyRole.COMMITTEE
    return next((_ROLES[role] for role in held if role in _ROLES), MoneyRole.DISTRICT)


def acting_by(session: Session, place: Place) -> str:
    """Return who acts, for the record: the body, and the account by its number; never a person's name."""
    owners = owners_of(session, place)
    own = [one for one in signed_in().speaks_for if one in owners]
    return f"{own[0] if own else 'city'} ({acting_for()})"
