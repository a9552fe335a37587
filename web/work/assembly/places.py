"""The estate, the vote and the law that a page of the room is about, and in which role somebody acts there."""

from __future__ import annotations

from flask import abort
from sqlmodel import Session

from bidding.owners import OwnersLaw, PrincipalKind, Vote
from bidding.owners.election_shapes import ElectionRole
from bidding.owners.votes import Role as VoteRole
from models.errors import InputError
from models.record import Clerk
from web.access import Role
from web.clock import today
from web.gate import acting_for, permit, signed_in
from web.register.owners.electing import Desk
from web.register.owners.elections import Who
from web.register.owners.estates import law_of
from web.register.owners.votes import vote_named
from web.register.public.estate_places import Place, estate_place, estate_places
from web.work.acting import reading_session

__all__ = [
    "acting_role", "desk_for", "election_role", "found_place", "found_vote", "known_law", "places_in", "spoken_for",
]  # fmt: skip


def found_place(community_id: str) -> Place:
    """Return an estate that the person may see here; 404 for an unknown one."""
    found = estate_place(reading_session(), community_id, today())
    if found is None:
        abort(404)
    permit(*found.owners)
    return found


def places_in(session: Session, reach: frozenset[str] | None) -> dict[str, Place]:
    """Return id -> estate of those who act in some; nobody acts in all of a city."""
    return {one.id: one for one in estate_places(session, reach, "", today(), None)} if reach else {}


def found_vote(vote_id: str) -> tuple[Vote, Place]:
    """Return a vote and its estate, where the person may see it; 404 for none of the name."""
    try:
        vote = vote_named(reading_session(), vote_id)
    except InputError:
        abort(404)
    return vote, found_place(vote.community_id)


def known_law(session: Session, place: Place) -> OwnersLaw | None:
    """Return the law of an estate, None before its delivery is on record."""
    try:
        return law_of(session, place.id)
    except InputError:
        return None


def acting_role(place: Place, *, supervising: bool = False) -> VoteRole:
    """Return in which role the person acts in an estate's votes.

    An account of a committee acts as that body which is in office. `supervising`: as who orders and revokes.
    """
    who = signed_in()
    own = {holding.role for holding in who.holdings if holding.organisation in place.owners}
    if Role.COMMITTEE in own and not supervising:
        managing = place.principal.kind is PrincipalKind.MANAGEMENT_COMMITTEE
        return VoteRole.MANAGEMENT_COMMITTEE if managing else VoteRole.COMMITTEE
    return VoteRole.SUBDISTRICT if Role.SUBDISTRICT in own else VoteRole.AUTHORITY


def election_role(place: Place, *, supervising: bool = False) -> ElectionRole:
    """Return in which role the person acts in an election: the subdistrict's account speaks for a preparatory group."""
    return ElectionRole(str(acting_role(place, supervising=supervising)))


def desk_for(clerk: Clerk, place: Place, law: OwnersLaw, *, supervising: bool = False) -> Desk:
    """Return the desk at which the person takes a step of an election."""
    return Desk(clerk, Who(spoken_for(place), election_role(place, supervising=supervising)), law)


def spoken_for(place: Place) -> str:
    """Return who acts, for the record: the body, and the account by its number; never a person's name."""
    own = [one for one in signed_in().speaks_for if one in place.owners]
    return f"{own[0] if own else 'city'} ({acting_for()})"
