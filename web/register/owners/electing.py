"""The acts of an election, each as who organises it means it: announce, nominate, vet, show, call, count, declare.

Of two acts at once the later is judged anew, by the election as the earlier has left it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from bidding.owners import (
    BodyEvent,
    BodyMove,
    Call,
    Election,
    ElectionMove,
    ElectionStep,
    Item,
    OwnersLaw,
    Vote,
    VoteMove,
    VoteState,
    VoteStep,
    committee_on,
    principal_on,
)
from bidding.owners.committee import committee_problems, party_shortfall
from bidding.owners.election_count import draw_tie, places_of, standings_of, tie_plan
from bidding.owners.election_shapes import ElectionRole
from bidding.owners.elections import Terms
from bidding.owners.vote_life import ELECTING, vote_state
from bidding.owners.votes import Role
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.record.draws import record_commitment, record_draw
from models.values.draw import Party, Source, commitment_of
from models.values.moments import shanghai_date
from web.register.owners.elections import Person, Who, begun_election, people_of, standing_election, take_election_step
from web.register.owners.estates import bodies_of, enter_body, newest_roll, roll_of
from web.register.owners.votes import called_name, count, take_step, vote_named

__all__ = [
    "Desk",
    "announce", "annul", "call_vote", "cancel", "commit_tie", "count_election", "declare", "draw_ties", "extend",
    "fail", "leave", "nominate", "publish", "stand_down", "vet",
]  # fmt: skip

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Desk:
    """At which a step is taken: the clerk who writes, who acts, and the law of the estate."""

    clerk: Clerk
    who: Who
    law: OwnersLaw


def _anew(
    act: Callable[Concatenate[Desk, Election, Asked], Found],
) -> Callable[Concatenate[Desk, Election, Asked], Found]:
    """Judge an act by the election as it stands when nobody else can write to it, whatever its page has shown."""

    @wraps(act)
    def judged(desk: Desk, election: Election, /, *args: Asked.args, **named: Asked.kwargs) -> Found:
        return act(desk, standing_election(desk.clerk.session, election), *args, **named)

    return judged


_VOTE_ROLES: Final = {
    ElectionRole.PREPARATORY_GROUP: Role.SUBDISTRICT, ElectionRole.MANAGEMENT_COMMITTEE: Role.MANAGEMENT_COMMITTEE,
    ElectionRole.COMMITTEE: Role.COMMITTEE, ElectionRole.SUBDISTRICT: Role.SUBDISTRICT,
    ElectionRole.AUTHORITY: Role.AUTHORITY,
}  # fmt: skip
"""A preparatory group is led by the subdistrict's representative (Shaoxing art. 12), and calls a vote as it."""


def announce(desk: Desk, election_id: str, community_id: str, terms: Terms) -> Election:
    """Announce an election. Raises RefusedError where the name is taken, by an election or by a vote."""
    if begun_election(desk.clerk.session, election_id) or called_name(desk.clerk.session, election_id):
        raise RefusedError(Problem(f"election {election_id}", "the name is taken", "Take another."))
    return _taken(desk, Election(election_id, community_id), ElectionMove.ANNOUNCE, **terms.as_details())


@_anew
def nominate(desk: Desk, election: Election, person: Person, nominator: str, owners: int) -> tuple[Election, str]:
    """Enter a nomination and return the candidate's code. Raises RefusedError for an owner who is a candidate."""
    people = people_of(desk.clerk.session, election.id)
    again = [code for code, one in election.candidates.items() if not one.stood_down and code in people
             and people[code].owner == person.owner]  # fmt: skip
    if again:
        raise RefusedError(Problem(f"candidate {again[0]}", "this owner is a candidate already", ""))
    code = f"c-{len(election.candidates) + 1}"
    step = _step(desk, ElectionMove.NOMINATE, candidate=code, nominator=nominator, owners=owners)
    return take_election_step(desk.clerk, election, step, desk.law, person=person), code


@_anew
def stand_down(desk: Desk, election: Election, code: str) -> Election:
    """Enter that a candidate no longer stands."""
    return _taken(desk, election, ElectionMove.STAND_DOWN, candidate=code)


@_anew
def vet(desk: Desk, election: Election, code: str, answers: Mapping[str, bool], note: str = "") -> Election:
    """Enter what vetting found; what the roll answers is taken from the roll, whatever is said."""
    roll = roll_of(desk.clerk.session, newest_roll(desk.clerk.session, election.community_id))
    person = people_of(desk.clerk.session, election.id).get(code)
    owns = person is not None and person.owner in roll.weights
    known = {name: owns for name, check in desk.law.election.checks.items() if check.known == "roll"}
    step = _step(desk, ElectionMove.VET, candidate=code, answers={**answers, **known})
    return take_election_step(desk.clerk, election, step, desk.law, note=note)


@_anew
def extend(desk: Desk, election: Election, until: datetime) -> Election:
    """Put off the end until which candidates are named."""
    return _taken(desk, election, ElectionMove.EXTEND, nominate_until=until.isoformat())


@_anew
def publish(desk: Desk, election: Election) -> Election:
    """Show the candidates who were found fit to all owners; on record by code, with how many are Party members."""
    admitted = election.admitted
    told = {"candidates": [*admitted], "party": _members(desk, election, admitted)}
    return _taken(desk, election, ElectionMove.PUBLISH, **told)


@_anew
def call_vote(
    desk: Desk, election: Election, window: tuple[datetime, datetime],
    others: Sequence[Item] = (), *, special: bool = False,
) -> Election:  # fmt: skip
    """Call the vote of the election: an item for each candidate, `others` beside them, and at most `seats` names."""
    seats = election.terms.seats if election.terms is not None else 0
    items = tuple(Item(code, ELECTING, f"选举候选人 {code} / Elect {code}") for code in election.admitted)
    roll = newest_roll(desk.clerk.session, election.community_id)
    asked = Call((*items, *others), window[0], window[1], roll, special, secret=True, seats=seats)
    before = called_name(desk.clerk.session, election.id) or Vote(election.id, election.community_id)
    step = VoteStep(VoteMove.CALL, desk.clerk.at, desk.who.by, _VOTE_ROLES[desk.who.role], asked.as_details())
    take_step(desk.clerk, before, step, desk.law)
    return _taken(desk, election, ElectionMove.CALL, opens_at=window[0].isoformat())


@_anew
def cancel(desk: Desk, election: Election, reason: str) -> Election:
    """End an election before its count, with the reason."""
    return _taken(desk, election, ElectionMove.CANCEL, reason=reason)


@_anew
def count_election(desk: Desk, election: Election) -> Election:
    """Count the vote of an election, where it is not counted, and what stands behind each candidate."""
    vote = vote_named(desk.clerk.session, election.id)
    if vote_state(vote) is VoteState.CALLED:
        vote = count(desk.clerk, vote, desk.who.by, _VOTE_ROLES[desk.who.role], desk.law)
    standings = [one.as_dict() for one in standings_of(vote, election.admitted)]
    return _taken(desk, election, ElectionMove.COUNT, standings=standings)


@_anew
def commit_tie(desk: Desk, election: Election, parties: Sequence[Party], source: Source) -> Election:
    """Commit to the draw between equal candidates, before its lottery; the public record holds it as any draw."""
    plan = tie_plan(election, parties, source)
    commitment = commitment_of(plan)
    after = _taken(desk, election, ElectionMove.COMMIT, commitment=commitment)
    record_commitment(desk.clerk, plan.namespace, commitment)
    return after


@_anew
def draw_ties(desk: Desk, election: Election, codes: Sequence[str], randomness: str) -> Election:
    """Draw by the codes of the parties, in their order on record, and the lottery that was committed to."""
    committed = election.last(ElectionMove.COMMIT)
    if committed is None:
        raise RefusedError(Problem("draw", "nothing was committed to", "Commit to codes and a lottery first."))
    told = committed.details["commitment"]
    named = [str(one["party"]) for one in told["parties"]]
    if len(named) != len(codes):
        what = f"there are {len(codes)} codes, and {len(named)} parties"
        raise InputError(Problem("codes", what, "Give the code of every party, in the order on record."))
    drawn = draw_tie(election, list(zip(named, codes, strict=True)), randomness, Source.of(told["source"]))
    after = _taken(desk, election, ElectionMove.DRAW, draw=drawn.as_dict())
    record_draw(desk.clerk, drawn.plan.namespace, told, drawn.as_dict())
    return after


@_anew
def declare(desk: Desk, election: Election) -> Election:
    """Declare who was elected, announce the outcome of the vote, and put the committee into office."""
    _announce_vote(desk, election)
    day, terms, places = _today(desk), election.terms, places_of(election)
    until = terms.term.after(day) if terms is not None else day
    party = _members(desk, election, places.members)
    short = party_shortfall(len(places.members), party, desk.law)
    after = _taken(
        desk, election, ElectionMove.DECLARE, members=[*places.members], alternates=[*places.alternates],
        until=until.isoformat(), party=party, short=None if short is None else str(short),
    )  # fmt: skip
    told = {"members": terms.seats if terms is not None else 0, "seated": len(places.members)}
    event = BodyEvent(BodyMove.ELECT, day, desk.who.by, until, election.id, told)
    enter_body(desk.clerk, election.community_id, event, desk.law)
    return after


@_anew
def fail(desk: Desk, election: Election) -> Election:
    """Let an election end that elected no committee; the record says what the law provides then."""
    remedy = desk.law.election.failed.remedy
    told = {"elected": len(places_of(election).members), "remedy": {"zh": remedy.zh, "en": remedy.en}}
    _announce_vote(desk, election)
    return _taken(desk, election, ElectionMove.FAIL, **told)


@_anew
def leave(desk: Desk, election: Election, code: str, cause: str, vote: str = "") -> Election:
    """Enter that a member or alternate leaves; where the law ends a committee with too few, it ends."""
    told = {"candidate": code, "cause": cause} | ({"vote": vote} if vote else {})
    after = _taken(desk, election, ElectionMove.LEAVE, **told)
    sitting = committee_on(after, _today(desk))
    problems = [] if sitting is None else committee_problems(sitting, desk.law)
    if problems and desk.law.election.kept.ends:
        _dissolve(desk, after, str(problems[0]))
    return after


@_anew
def annul(desk: Desk, election: Election, reason: str) -> Election:
    """Annul an election whose vote was revoked; the committee it gave is dissolved."""
    after = _taken(desk, election, ElectionMove.ANNUL, reason=reason)
    _dissolve(desk, after, reason)
    return after


def _announce_vote(desk: Desk, election: Election) -> None:
    vote = vote_named(desk.clerk.session, election.id)
    if vote_state(vote) is VoteState.COUNTED:
        step = VoteStep(VoteMove.ANNOUNCE, desk.clerk.at, desk.who.by, _VOTE_ROLES[desk.who.role])
        take_step(desk.clerk, vote, step, desk.law)


def _dissolve(desk: Desk, election: Election, reason: str) -> None:
    events, day = bodies_of(desk.clerk.session, election.community_id), _today(desk)
    elected = [event for event in events if event.move is BodyMove.ELECT]
    in_office = bool(elected) and elected[-1].vote == election.id and elected[-1].counts_on(day)
    if in_office and principal_on(events, day).kind == "owners_committee":
        event = BodyEvent(BodyMove.DISSOLVE, day, desk.who.by, details={"reason": reason})
        enter_body(desk.clerk, election.community_id, event, desk.law)


def _taken(desk: Desk, election: Election, move: ElectionMove, **told: Any) -> Election:  # noqa: ANN401 - plain values
    return take_election_step(desk.clerk, election, _step(desk, move, **told), desk.law)


def _step(desk: Desk, move: ElectionMove, **told: Any) -> ElectionStep:  # noqa: ANN401 - plain values
    return ElectionStep(move, desk.clerk.at, desk.who.by, desk.who.role, told)


def _members(desk: Desk, election: Election, codes: Sequence[str]) -> int:
    people = people_of(desk.clerk.session, election.id)
    return sum(code in people and people[code].party for code in codes)


def _today(desk: Desk) -> date:
    return shanghai_date(desk.clerk.at)
