"""Voting codes of the voters of a roll, by the salt under which the vault keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.owners import Vote
from bidding.owners.roll import Unit, Weight
from bidding.owners.voting_codes import voter_by_code, voting_code
from models.errors import InputError, Problem, RefusedError
from models.tables import OwnersRoll, PersonalDatum
from web.register.owners.estates import roll_of

__all__ = ["CodedVoter", "coded_voters", "voter_of_code"]


@dataclass(frozen=True, slots=True)
class CodedVoter:
    """A voter of a roll: the code of the roll, what stands behind it, its units, and the voting code."""

    voter: str
    weight: Weight
    units: tuple[Unit, ...]
    code: str


def coded_voters(session: Session, vote: Vote) -> list[CodedVoter]:
    """Return all voters of a vote with their codes. Raises InputError before it is called, or without its roll."""
    roll_id, secret = _secret(session, vote)
    roll = roll_of(session, roll_id)
    return [
        CodedVoter(
            voter,
            weight,
            tuple(unit for unit in roll.units if unit.voter == voter),
            voting_code(secret, vote.id, voter),
        )
        for voter, weight in roll.weights.items()
    ]


def voter_of_code(session: Session, vote: Vote, code: str) -> CodedVoter:
    """Return whose code it is in a vote. Raises RefusedError where it is nobody's."""
    roll_id, secret = _secret(session, vote)
    roll = roll_of(session, roll_id)
    voter = voter_by_code(secret, vote.id, roll.weights, code)
    if voter is None:
        what, remedy = "it is nobody's voting code in this vote", "Copy it from the notice of this very vote."
        raise RefusedError(Problem("code", what, remedy))
    units = tuple(unit for unit in roll.units if unit.voter == voter)
    return CodedVoter(voter, roll.weights[voter], units, voting_code(secret, vote.id, voter))


def _secret(session: Session, vote: Vote) -> tuple[str, bytes]:
    if vote.call is None:
        raise InputError(Problem(f"vote {vote.id}", "it has not been called", "Wait for its notice."))
    row = session.get(OwnersRoll, vote.call.roll_digest)
    query = select(col(PersonalDatum.salt)).where(
        col(PersonalDatum.commitment) == (row.units_commitment if row is not None else "")
    )
    salt = session.scalars(query).first()
    if salt is None:
        raise InputError(Problem(f"vote {vote.id}", "the roll of this vote is not kept (any more)", ""))
    return vote.call.roll_digest, salt
