"""In which capacity a person acts on a tender, and what may be done in it now: by roles held and the life's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sqlmodel import Session

from bidding.tender import GRANTS, TENDER_LIFE, Move, Role, Tender, state_of
from bidding.tender.disputes import disputes, owed
from web.access import Person
from web.access import Role as Held
from web.gate import acting_for
from web.register.tenders.parties import Parties, parties_of

__all__ = ["capacities", "company_of", "is_public", "moves_for", "owners_of", "signature"]

_BUYERS: Final = (Held.DEVELOPER, Held.COMMITTEE, Held.SUBDISTRICT)
_OF_WINNERS: Final = frozenset({Move.WITHDRAW, Move.FILE_CONTRACT, Move.START, Move.APPLY_REFUND})
"""What a company does that is a candidate or has won; the rest is for any company that may be interested."""


_ANSWERS: Final[Mapping[Move, Callable[[Tender], bool]]] = {
    Move.ANSWER: lambda tender: bool(tender.unanswered),
    Move.REPLY: lambda tender: any(one.pending and not one.is_complaint for one in disputes(tender)),
    Move.ACCEPT: lambda tender: any(
        one.pending and one.is_complaint and not one.accepted_on for one in disputes(tender)
    ),
    Move.DECIDE: lambda tender: any(one.pending and one.accepted_on is not None for one in disputes(tender)),
    Move.REDO: lambda tender: any(one.remedy == "redo" for one in owed(tender)),
}
"""What answers something is offered where something waits for it."""


def is_public(tender: Tender) -> bool:
    """Return whether its notice was ever published: from then on every company may look at it."""
    return any(event.move is Move.PUBLISH for event in tender.events)


def company_of(who: Person) -> str | None:
    """Return the code of the company for which a person acts, None where there is none."""
    held = who.organisations(Held.COMPANY)
    return held[0].partition("/")[2] if held else None


def owners_of(session: Session, tender: Tender, who: Person) -> frozenset[str]:
    """Return the organisations to which a tender belongs; a published one is open to every company too."""
    found = parties_of(session, [tender])[tender.id].everybody
    return found | frozenset(who.organisations(Held.COMPANY)) if is_public(tender) else found


def capacities(who: Person, parties: Parties) -> frozenset[Role]:
    """Return in which capacities a person acts on a tender of these organisations.

    A trading centre runs opening and evaluation for whoever buys; it decides nothing of its own.
    """
    found: set[Role] = set()
    for role in _BUYERS:
        mine = set(who.organisations(role))
        if parties.buyer in mine or (role is Held.COMMITTEE and _is_committees(parties) and mine & parties.communities):
            found.add(Role.PROCURING_ENTITY)
    if set(who.organisations(Held.SUBDISTRICT)) & parties.subdistricts:
        found.add(Role.SUBDISTRICT)
    if set(who.organisations(Held.COMMITTEE)) & parties.communities:
        found.add(Role.OWNERS_COMMITTEE)
    if who.organisations(Held.REGULATOR):
        found.add(Role.AUTHORITY)
    if who.organisations(Held.ORGANISER):
        found |= {Role.SYSTEM, Role.PANEL}
    if who.organisations(Held.COMPANY):
        found.add(Role.TENDERER)
    return frozenset(found)


def moves_for(tender: Tender, acting: frozenset[Role], company: str | None = None) -> list[Move]:
    """Return what may be tried now in these capacities, in the order of the life; guards have their say when it is."""
    state = state_of(tender)
    known = TENDER_LIFE.moves(state)
    return [
        move for move in Move if move in known and GRANTS[move] & acting and _concerns(move, tender, acting, company)
    ]


def signature(move: Move, acting: frozenset[Role], company: str | None) -> tuple[Role, str]:
    """Return the capacity in which a move is made, and how the record names who makes it.

    A question is asked under a handle that nobody can follow: who takes part is not told before the opening (Tender Law
    article 22). Otherwise a company goes by its code, everybody else by their account.
    """
    role = next(one for one in Role if one in GRANTS[move] & acting)
    return role, company if role is Role.TENDERER and company is not None else acting_for()


def _concerns(move: Move, tender: Tender, acting: frozenset[Role], company: str | None) -> bool:
    """Return whether there is something to answer, and whether a move is this company's where it is a tenderer's."""
    if move in _ANSWERS:
        return _ANSWERS[move](tender)
    if Role.TENDERER not in GRANTS[move] or GRANTS[move] & acting != {Role.TENDERER} or move not in _OF_WINNERS:
        return True
    won = {one.company_id for one in tender.awards.values()}
    ranked = {one.company_id for lot in tender.notice.lots for one in tender.candidates(lot.id)}
    return company in (won | ranked if move is Move.WITHDRAW else won)


def _is_committees(parties: Parties) -> bool:
    return parties.buyer.startswith("community/")
