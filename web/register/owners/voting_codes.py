"""Codes of the voters of a roll, by the salt under which the vault keeps it: for one vote, or for joint requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.owners import Vote
from bidding.owners.roll import Unit, Weight
from bidding.owners.voting_codes import voter_by_code, voting_code
from models.errors import InputError, Problem, RefusedError
from models.tables import OwnersRoll, PersonalDatum
from web.register.owners.estates import roll_of

__all__ = ["CodedVoter", "coded_voters", "requesters", "voter_of_code", "voter_of_request_code"]

_REQUESTS: Final = "/requests"
"""Stands where codes of votes have the vote; no vote has a name with a slash."""


@dataclass(frozen=True, slots=True)
class CodedVoter:
    """A voter of a roll: the code of the roll, what stands behind it, its units, and the code on the notice."""

    voter: str
    weight: Weight
    units: tuple[Unit, ...]
    code: str


def coded_voters(session: Session, vote: Vote) -> list[CodedVoter]:
    """Return all voters of a vote with their codes. Raises InputError before it is called, or without its roll."""
    return list(_coded(session, _roll_id(vote), vote.id))


def requesters(session: Session, roll_id: str) -> list[CodedVoter]:
    """Return all voters of a roll with the codes by which they join requests, for as long as the roll is the newest."""
    return list(_coded(session, roll_id, _REQUESTS))


def voter_of_code(session: Session, vote: Vote, code: str) -> CodedVoter:
    """Return whose code it is in a vote. Raises RefusedError where it is nobody's."""
    found = _found(session, _roll_id(vote), vote.id, code)
    if found is None:
        what, remedy = "it is nobody's voting code in this vote", "Copy it from the notice of this very vote."
        raise RefusedError(Problem("code", what, remedy))
    return found


def voter_of_request_code(session: Session, roll_id: str, code: str) -> CodedVoter:
    """Return whose code for requests it is. Raises RefusedError where it is nobody's."""
    found = _found(session, roll_id, _REQUESTS, code)
    if found is None:
        what, remedy = "it is nobody's code for requests", "Copy it from the newest notice, beside the voting code."
        raise RefusedError(Problem("code", what, remedy))
    return found


def _coded(session: Session, roll_id: str, scope: str) -> Iterator[CodedVoter]:
    secret, roll = _secret(session, roll_id), roll_of(session, roll_id)
    units: dict[str, list[Unit]] = {}
    for unit in roll.units:
        units.setdefault(unit.voter, []).append(unit)
    for voter, weight in roll.weights.items():
        yield CodedVoter(voter, weight, tuple(units[voter]), voting_code(secret, scope, voter))


def _found(session: Session, roll_id: str, scope: str, code: str) -> CodedVoter | None:
    secret, roll = _secret(session, roll_id), roll_of(session, roll_id)
    voter = voter_by_code(secret, scope, roll.weights, code)
    if voter is None:
        return None
    units = tuple(unit for unit in roll.units if unit.voter == voter)
    return CodedVoter(voter, roll.weights[voter], units, voting_code(secret, scope, voter))


def _roll_id(vote: Vote) -> str:
    if vote.call is None:
        raise InputError(Problem(f"vote {vote.id}", "it has not been called", "Wait for its notice."))
    return vote.call.roll_digest


def _secret(session: Session, roll_id: str) -> bytes:
    row = session.get(OwnersRoll, roll_id)
    query = select(col(PersonalDatum.salt)).where(
        col(PersonalDatum.commitment) == (row.units_commitment if row is not None else "")
    )
    salt = session.scalars(query).first()
    if salt is None:
        raise InputError(Problem(f"roll {roll_id[:12]}", "it is not kept (any more)", "Enter it: wuxin owners roll"))
    return salt
