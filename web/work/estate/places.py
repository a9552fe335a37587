"""The estate that a page is about, whose it is, and in which capacity somebody acts on its assets and money."""

from __future__ import annotations

from flask import abort, g
from sqlmodel import Session

from bidding.owners import PrincipalKind
from bidding.revenue import Estate, MoneyRole
from models.errors import InputError
from web.access import Action, Role
from web.clock import today
from web.gate import acting_for, permit, signed_in
from web.register.money.rows import estate_of
from web.register.public.estate_places import Place, estate_place
from web.work.acting import reading_session

__all__ = ["acting_by", "acting_role", "books_here", "books_of", "found_place", "may_here", "owners_of"]

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
    permit(*_owners(found, books_here(found)))
    return found


def books_here(place: Place) -> Estate | None:
    """Return the money of the estate that the page is about, as `books_of`; read once a request."""
    known: dict[str, Estate | None] = g.setdefault("books_here", {})
    if place.id not in known:
        known[place.id] = books_of(reading_session(), place)
    return known[place.id]


def owners_of(session: Session, place: Place) -> tuple[str, ...]:
    """Return whose its assets and money are to look after: the estate, its subdistrict, the company of its books."""
    return _owners(place, books_of(session, place))


def _owners(place: Place, books: Estate | None) -> tuple[str, ...]:
    return place.owners if books is None else (*place.owners, f"company/{books.terms.company_id}")


def books_of(session: Session, place: Place) -> Estate | None:
    """Return the money of an estate, None before its books are opened."""
    try:
        return estate_of(session, place.id)
    except InputError:
        return None


def may_here(action: Action, place: Place) -> bool:
    """Return whether the person may do something in this very estate."""
    return not signed_in().refusals(action, _owners(place, books_here(place)))


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
