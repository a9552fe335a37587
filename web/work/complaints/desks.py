"""Whose a complaint is on the portal, which desk's rules it follows, and in which roles of the desk somebody acts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from flask import abort, current_app

from credit.complaints import DeskRules, Move, load_desk
from credit.complaints import Role as DeskRole
from credit.complaints.grants import GRANTS
from models.errors import InputError
from web.access import CITY, Action, Role
from web.gate import acting_for, permit, signed_in
from web.register.complaints.desk import DeskCase, desk_case
from web.work.acting import reading_session

__all__ = ["found_case", "named", "office", "own_desk", "owner_of", "role_for", "roles_here", "rules_of"]

_ROLES: Final = {
    Role.SUBDISTRICT: (DeskRole.DESK, DeskRole.HANDLER, DeskRole.MEDIATOR),
    Role.REGULATOR: (DeskRole.REGULATOR, DeskRole.SUPERVISOR, DeskRole.DESK, DeskRole.HANDLER),
}
"""In which roles of the desk a role of the portal acts: who handles does not supervise, and who mediates finds nothing.

A company answers and puts right in its own room; complainers act by number and code.
"""


def own_desk() -> DeskRules:
    """Return the rules of the desk of this installation."""
    return load_desk(current_app.config["WUXIN"].complaint_desk)


def rules_of(one: DeskCase) -> DeskRules:
    """Return the rules of the desk that a complaint came to; 404 where its desk is not held here."""
    try:
        return load_desk(one.case.reception.desk)
    except InputError:
        abort(404)


def owner_of(one: DeskCase) -> str:
    """Return whose it is: of its subdistrict, or of the city where no subdistrict is known."""
    return CITY if one.subdistrict is None else f"subdistrict/{one.subdistrict}"


def found_case(number: str) -> DeskCase:
    """Return a complaint that the person may see here; 404 for none of the number."""
    found = desk_case(reading_session(), number)
    if found is None:
        abort(404)
    permit(owner_of(found))
    return found


def roles_here(one: DeskCase) -> tuple[DeskRole, ...]:
    """Return the roles of the desk in which the person may act on a complaint; none for who only reads."""
    who = signed_in()
    reach = who.reach(Action.COMPLAINT_HANDLE)
    if reach is not None and owner_of(one) not in reach:
        return ()
    held = {holding.role for holding in who.holdings if holding.organisation in (CITY, owner_of(one))}
    return tuple(dict.fromkeys(role for own, roles in _ROLES.items() if own in held for role in roles))


def role_for(move: Move, roles: Collection[DeskRole]) -> DeskRole | None:
    """Return the role in which somebody makes a move, None where none of theirs may."""
    return next((role for role in roles if role in GRANTS[move]), None)


def office(one: DeskCase | None = None) -> str:
    """Return who acts, for the record: the office, and the account by its number; never a person's name."""
    owner = CITY if one is None else owner_of(one)
    held = next((holding for holding in signed_in().holdings if holding.organisation == owner), None)
    return f"{CITY if held is None else held.organisation} ({acting_for()})"


def named(reach: Collection[str] | None) -> list[str] | None:
    """Return the subdistricts of a reach by their names; None for all."""
    return None if reach is None else sorted(key.partition("/")[2] for key in reach)
