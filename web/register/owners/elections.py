"""Elections in the register: their steps, each on record, and who stands, whose names lie in the vault."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Final

from sqlalchemy import and_, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from bidding.owners import (
    BodyEvent,
    Election,
    ElectionMove,
    ElectionState,
    ElectionStep,
    OwnersLaw,
    PrincipalKind,
    committee_on,
    principal_on,
)
from bidding.owners.bodies import BodyMove
from bidding.owners.committee import Committee
from bidding.owners.election_life import election_state, take_election
from bidding.owners.election_shapes import ElectionRole
from bidding.owners.elections import ElectionAttempt
from models.errors import InputError, Problem
from models.record import Clerk, Vault
from models.tables import OwnersCandidate, OwnersElectionStep, OwnersRoll
from web.register.owners.estates import bodies_of, newest_roll
from web.register.owners.votes import called_name
from web.register.personal_texts import kept_texts
from web.register.row_locks import lock_rows

__all__ = [
    "Office", "Person", "Who", "begun_election", "elected_on", "election_named", "elections_of", "names_told",
    "office_on", "open_elections", "people_of", "standing_election", "take_election_step",
]  # fmt: skip

_ACTS: Final = {
    ElectionMove.ANNOUNCE: "announced", ElectionMove.NOMINATE: "nominated", ElectionMove.STAND_DOWN: "stood_down",
    ElectionMove.VET: "vetted", ElectionMove.EXTEND: "extended", ElectionMove.PUBLISH: "published",
    ElectionMove.CALL: "called", ElectionMove.CANCEL: "cancelled", ElectionMove.COUNT: "counted",
    ElectionMove.COMMIT: "committed", ElectionMove.DRAW: "drawn", ElectionMove.DECLARE: "declared",
    ElectionMove.FAIL: "failed", ElectionMove.LEAVE: "left", ElectionMove.ANNUL: "annulled",
}  # fmt: skip
_ACTING: Final = {
    PrincipalKind.OWNERS_COMMITTEE: ElectionRole.COMMITTEE,
    PrincipalKind.MANAGEMENT_COMMITTEE: ElectionRole.MANAGEMENT_COMMITTEE,
}
_ENDS: Final = tuple(map(str, (ElectionMove.DECLARE, ElectionMove.FAIL, ElectionMove.CANCEL, ElectionMove.ANNUL)))
_SHOWN: Final = (ElectionState.PUBLISHED, ElectionState.CALLED, ElectionState.COUNTED)


@dataclass(frozen=True, slots=True)
class Who:
    """Who takes a step: which body or office, for the record, and in which role."""

    by: str
    role: ElectionRole


@dataclass(frozen=True, slots=True)
class Person:
    """Who a candidate is: the name, the owner's code on the roll, and whether they are a member of the Party."""

    name: str
    owner: str
    party: bool


@dataclass(frozen=True, slots=True)
class Office:
    """The committee in office: by which election, who sits, and their names where they are kept (code -> name)."""

    election: Election
    committee: Committee
    names: Mapping[str, str]


def election_named(session: Session, election_id: str) -> Election:
    """Return an election with its steps. Raises InputError where there is none of the name."""
    found = begun_election(session, election_id)
    if found is None:
        raise InputError(Problem(f"election {election_id}", "there is none of this name", "Announce it first."))
    return found


def begun_election(session: Session, election_id: str) -> Election | None:
    """Return the election of a name where something is known of it, else None."""
    return next(iter(_elections(session, col(OwnersElectionStep.election_id) == election_id)), None)


def standing_election(session: Session, election: Election) -> Election:
    """Return an election as it is once nobody else can write to it; as it was given where nothing is on record."""
    row = OwnersElectionStep
    lock_rows(session, select(col(row.id)).where(col(row.election_id) == election.id, col(row.number) == 1))
    now = begun_election(session, election.id)
    return election if now is None or now.community_id != election.community_id else now


def elections_of(session: Session, community_id: str) -> list[Election]:
    """Return all elections of an estate, the one that was announced first first."""
    found = _elections(session, col(OwnersElectionStep.community_id) == community_id)
    return sorted(found, key=lambda one: (one.steps[0].at, one.id))


def open_elections(session: Session, communities: Collection[str]) -> list[Election]:
    """Return the elections of some estates that have neither a result nor an end yet, by name; in one statement."""
    row = OwnersElectionStep
    own = col(row.community_id).in_(communities)
    over = select(col(row.election_id)).where(own, col(row.move).in_(_ENDS))
    found = _elections(session, and_(own, col(row.election_id).not_in(over))) if communities else []
    return sorted(found, key=lambda one: one.id)


def _elections(session: Session, condition: ColumnElement[bool]) -> list[Election]:
    """Return the elections whose steps meet a condition, which has to hold for a whole election."""
    row, found = OwnersElectionStep, dict[str, list[OwnersElectionStep]]()
    for one in session.scalars(select(row).where(condition).order_by(col(row.number))):
        found.setdefault(one.election_id, []).append(one)
    return [Election(name, steps[0].community_id, tuple(map(_step, steps))) for name, steps in found.items()]


def take_election_step(
    clerk: Clerk,
    election: Election,
    step: ElectionStep,
    law: OwnersLaw,
    *,
    note: str = "",
    person: Person | None = None,
) -> Election:
    """Take a step at the clerk's moment, or raise RefusedError with every reason why it may not be taken.

    `note`: free words of who vets. `person`: who is nominated. Both go into the vault.
    """
    after = take_election(_attempt(clerk.session, election, step, law))
    key, vault = f"{election.id}/{len(after.steps)}", Vault(clerk)
    clerk.session.add(OwnersElectionStep(
        id=key, election_id=election.id, community_id=election.community_id, number=len(after.steps),
        move=str(step.move), role=str(step.role), taken_by=step.by, taken_at=step.at, details=dict(step.details),
        note_commitment=vault.keep("election_steps", key, "note", note or None),
    ))  # fmt: skip
    parts = {"id": [key]}
    if person is not None:
        row = _candidate(vault, election.id, str(step.details["candidate"]), person)
        clerk.session.add(row)
        parts = {"id": [key, row.id]}
    vault.close()
    clerk.enter(f"election.{_ACTS[step.move]}", f"election/{election.id}", {}, parts)
    return after


def _candidate(vault: Vault, election_id: str, code: str, person: Person) -> OwnersCandidate:
    key = f"{election_id}/{code}"
    told = (("name", person.name), ("owner", person.owner), ("party", "yes" if person.party else "no"))
    name, owner, party = (str(vault.keep("owners_candidates", key, cell, value)) for cell, value in told)
    return OwnersCandidate(
        id=key, election_id=election_id, code=code, name_commitment=name, owner_commitment=owner,
        party_commitment=party,
    )  # fmt: skip


def people_of(session: Session, election_id: str) -> dict[str, Person]:
    """Return code -> who the candidate is, of those whom the vault still keeps."""
    of_it = select(OwnersCandidate).where(col(OwnersCandidate.election_id) == election_id)
    rows = session.scalars(of_it.order_by(col(OwnersCandidate.code))).all()
    cells = [cell for row in rows for cell in (row.name_commitment, row.owner_commitment, row.party_commitment)]
    known = kept_texts(session, cells)
    return {
        row.code: Person(
            known[row.name_commitment], known.get(row.owner_commitment, ""), known.get(row.party_commitment) == "yes"
        )
        for row in rows
        if row.name_commitment in known
    }


def names_told(session: Session, election: Election, day: date) -> dict[str, str]:
    """Return code -> name of those whom the law shows on a day: candidates until the result, then who holds office."""
    shown: Iterable[str] = ()
    committee = committee_on(election, day)
    if election_state(election) in _SHOWN:
        shown = election.admitted
    elif committee is not None:
        shown = (*committee.members, *committee.alternates)
    people = people_of(session, election.id)
    return {code: people[code].name for code in shown if code in people}


def office_on(session: Session, community_id: str, day: date) -> Office | None:
    """Return the committee in office on a day, None where none is or where it was not elected by name."""
    found = elected_on(session, bodies_of(session, community_id, day), day)
    return None if found is None else Office(*found, names_told(session, found[0], day))


def elected_on(session: Session, events: Sequence[BodyEvent], day: date) -> tuple[Election, Committee] | None:
    """Return by which election a committee is in office on a day, and who sits in it, by the events of its bodies.

    None where none is in office or where it was not elected by name; one statement at most.
    """
    if principal_on(events, day).kind is not PrincipalKind.OWNERS_COMMITTEE:
        return None
    vote = next(event.vote for event in reversed(events) if event.move is BodyMove.ELECT and event.on <= day)
    election = begun_election(session, str(vote))
    committee = None if election is None else committee_on(election, day)
    return None if election is None or committee is None else (election, committee)


def _attempt(session: Session, election: Election, step: ElectionStep, law: OwnersLaw) -> ElectionAttempt:
    events = bodies_of(session, election.community_id)
    party = {code for code, person in people_of(session, election.id).items() if person.party}
    return ElectionAttempt(
        election, step, law, called_name(session, election.id), _units(session, election.community_id),
        _ACTING.get(principal_on(events, step.day).kind), any(event.move is BodyMove.FOUND for event in events),
        frozenset(party),
    )  # fmt: skip


def _units(session: Session, community_id: str) -> int:
    row = session.get(OwnersRoll, newest_roll(session, community_id))
    return 0 if row is None else row.units


def _step(row: OwnersElectionStep) -> ElectionStep:
    at = row.taken_at.astimezone(UTC)
    return ElectionStep(ElectionMove(row.move), at, row.taken_by, ElectionRole(row.role), row.details)
