"""What of votes and elections waits for somebody: to vote, to count, to announce, and the next step of an election."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, lazy_gettext
from sqlmodel import Session

from bidding.owners import Election, ElectionState, Vote, VoteMove, VoteState
from bidding.owners.election_life import election_state
from bidding.owners.vote_life import vote_state
from models.values.moments import shanghai_date
from web.access import Action, Person
from web.clock import now
from web.register.owners.elections import open_elections
from web.register.owners.estates import law_of
from web.register.owners.votes import called_name, open_votes
from web.register.public.estate_places import Place
from web.work.assembly.places import places_in
from web.work.items import Item

__all__ = ["votes_waiting"]

_ELECTION: Final[Mapping[ElectionState, Any]] = {
    ElectionState.NOMINATING: lazy_gettext("Election: vet the candidates and show them"),
    ElectionState.PUBLISHED: lazy_gettext("Election: call the vote"),
    ElectionState.CALLED: lazy_gettext("Election: count the vote"),
    ElectionState.COUNTED: lazy_gettext("Election: declare the result"),
}  # fmt: skip
"""What the organiser does next; before its moment it does not wait."""


def votes_waiting(who: Person, session: Session) -> Iterator[Item]:
    """Yield an owner's open ballots, and for whoever calls votes what is to be counted, announced or taken on."""
    places = places_in(session, who.reach(Action.VOTE_CAST))
    for vote in open_votes(session, list(places)):
        if vote.call is not None and vote.is_open(now()):
            address = url_for("work.assembly.show_vote", vote_id=vote.id)
            subject = f"{places[vote.community_id].name}: {'; '.join(item.title for item in vote.call.items)}"
            yield Item(gettext("Vote"), subject, address, _day(vote.call.closes_at))
    places = places_in(session, who.reach(Action.VOTE_CALL))
    elections = open_elections(session, list(places))
    held = {one.id for one in elections}
    for vote in open_votes(session, list(places)):
        yield from _to_do(session, vote, places[vote.community_id]) if vote.id not in held else ()
    for election in elections:
        yield from _next(session, election, places[election.community_id])


def _to_do(session: Session, vote: Vote, place: Place) -> Iterator[Item]:
    call, state = vote.call, vote_state(vote)
    address = url_for("work.assembly.show_vote", vote_id=vote.id)
    if call is not None and state is VoteState.CALLED and call.closes_at <= now():
        yield Item(gettext("Count the vote"), f"{place.name}, {vote.id}", address, _day(call.closes_at))
    if state is VoteState.COUNTED:
        counted = next(step.day for step in reversed(vote.steps) if step.move is VoteMove.COUNT)
        due = counted + timedelta(days=law_of(session, place.id).announce.days)
        yield Item(gettext("Announce the outcome of the vote"), f"{place.name}, {vote.id}", address, due)


def _next(session: Session, election: Election, place: Place) -> Iterator[Item]:
    state, terms = election_state(election), election.terms
    since: date | None = election.steps[-1].day
    if state is ElectionState.NOMINATING and terms is not None:
        since = _day(terms.nominate_until) if terms.nominate_until <= now() else None
    if state is ElectionState.CALLED:
        vote = called_name(session, election.id)
        closed = vote is not None and vote.call is not None and vote.call.closes_at <= now()
        since = _day(vote.call.closes_at) if closed and vote is not None and vote.call is not None else None
    if state in _ELECTION and since is not None:
        address = url_for("work.assembly.show_election", election_id=election.id)
        yield Item(str(_ELECTION[state]), f"{place.name}, {election.id}", address, since)


def _day(moment: datetime) -> date:
    return shanghai_date(moment)
