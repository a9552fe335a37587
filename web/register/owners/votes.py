"""Votes in the register: steps and ballots in, each on record; counting from what is kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, Final

from sqlalchemy import Select, and_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from bidding.owners import (
    Ballot,
    BodyEvent,
    Channel,
    Choice,
    Decision,
    Delegation,
    Grounds,
    Outcome,
    PrincipalKind,
    Vote,
    VoteMove,
    VoteStep,
    principal_on,
    standing_items,
    tally,
)  # fmt: skip
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.vote_life import ballot_problems, take
from bidding.owners.votes import Attempt, Role
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, Vault
from models.tables import OwnersBallot, OwnersRoll, OwnersVoteStep, PersonalDatum
from models.values.canonical import canonical
from web.register.owners.estates import bodies_of, roll_of
from web.register.row_locks import lock_rows

__all__ = [
    "CastReceipt",
    "ballots_of",
    "called_name",
    "cast",
    "count",
    "grounds_by",
    "grounds_of",
    "open_votes",
    "outcomes_of",
    "take_step",
    "vote_named",
    "votes_of",
    "votes_of_all",
]

_ACTS: Final = {
    VoteMove.CONSULT: "vote.consulted", VoteMove.CALL: "vote.called", VoteMove.WITHDRAW: "vote.withdrawn",
    VoteMove.COUNT: "vote.counted", VoteMove.ANNOUNCE: "vote.announced", VoteMove.ORDER: "vote.ordered",
    VoteMove.CORRECT: "vote.corrected", VoteMove.REVOKE: "vote.revoked",
}  # fmt: skip
_ENDS: Final = (str(VoteMove.ANNOUNCE), str(VoteMove.WITHDRAW), str(VoteMove.REVOKE))
_ACTING: Final = {
    PrincipalKind.OWNERS_COMMITTEE: Role.COMMITTEE, PrincipalKind.MANAGEMENT_COMMITTEE: Role.MANAGEMENT_COMMITTEE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CastReceipt:
    """What a voter keeps: the ballot's entry on record, its commitment, and the salt that opens the commitment."""

    vote: str
    ballot: str
    entry: str
    commitment: str
    salt: bytes
    choices: str


def vote_named(session: Session, vote_id: str) -> Vote:
    """Return a vote with its steps. Raises InputError where there is none of the name."""
    found = called_name(session, vote_id)
    if found is None:
        raise InputError(Problem(f"vote {vote_id}", "there is none of this name", "Run: wuxin owners votes"))
    return found


def called_name(session: Session, vote_id: str) -> Vote | None:
    """Return the vote of a name where something is known of it, else None."""
    return next(iter(_votes(session, col(OwnersVoteStep.vote_id) == vote_id)), None)


def votes_of(session: Session, community_id: str) -> list[Vote]:
    """Return all votes of an estate, the one that began first first; in one statement."""
    return votes_of_all(session, [community_id])


def votes_of_all(session: Session, community_ids: Collection[str] | Select[Any]) -> list[Vote]:
    """Return all votes of some estates, named or selected, the one that began first first; in one statement."""
    found = _votes(session, col(OwnersVoteStep.community_id).in_(community_ids))
    return sorted(found, key=lambda vote: (vote.steps[0].at, vote.id))


def open_votes(session: Session, communities: Collection[str]) -> list[Vote]:
    """Return the votes of some estates that were called and neither announced nor given up since; in one statement."""
    row = OwnersVoteStep
    own = col(row.community_id).in_(communities)
    called = select(col(row.vote_id)).where(own, col(row.move) == str(VoteMove.CALL))
    over = select(col(row.vote_id)).where(own, col(row.move).in_(_ENDS))
    waits = and_(col(row.vote_id).in_(called), col(row.vote_id).not_in(over))
    return sorted(_votes(session, waits), key=lambda vote: vote.id) if communities else []


def _votes(session: Session, condition: ColumnElement[bool]) -> list[Vote]:
    """Return the votes whose steps meet a condition, which has to hold for a whole vote."""
    row, found = OwnersVoteStep, dict[str, Vote]()
    for one in session.scalars(select(row).where(condition).order_by(col(row.number))):
        before = found.get(one.vote_id, Vote(one.vote_id, one.community_id))
        found[one.vote_id] = before.with_step(_step(one))
    return list(found.values())


def take_step(clerk: Clerk, vote: Vote, step: VoteStep, law: OwnersLaw) -> Vote:
    """Take a step at the clerk's moment, or raise RefusedError with every reason why it may not be taken.

    Of two steps at once the later is judged by the vote as the earlier has left it.
    """
    session = clerk.session
    vote = _as_it_stands(session, vote)
    principal = _ACTING.get(principal_on(bodies_of(session, vote.community_id), step.day).kind)
    roll = session.get(OwnersRoll, step.details.get("roll", "")) if step.move is VoteMove.CALL else None
    after = take(Attempt(vote, step, law, 0 if roll is None else roll.persons, principal))
    key = f"{vote.id}/{len(after.steps)}"
    session.add(OwnersVoteStep(
        id=key, vote_id=vote.id, community_id=vote.community_id, number=len(after.steps), move=str(step.move),
        role=str(step.role), taken_by=step.by, taken_at=step.at, details=dict(step.details),
    ))  # fmt: skip
    _flushed(session, vote.id, "another step was taken at the same time", "Look at the vote again, then repeat.")
    clerk.enter(_ACTS[step.move], f"vote/{vote.id}", {}, {"id": [key]})
    return after


def cast(
    clerk: Clerk, vote: Vote, voter: str, choices: Mapping[str, Choice], law: OwnersLaw, scan: str | None = None
) -> CastReceipt:
    """Take a ballot at the clerk's moment; `scan` is the digest of a paper. Raises RefusedError with every reason."""
    vote = _as_it_stands(clerk.session, vote)
    session, number = clerk.session, _next_number(clerk.session, vote.id)
    channel = Channel.ONLINE if scan is None else Channel.PAPER
    ballot = Ballot(voter, choices, clerk.at, number, channel, scan)
    if vote.call is None:
        raise RefusedError(Problem(f"vote {vote.id}", "it has not been called", "Wait for its notice."))
    if problems := ballot_problems(vote, roll_of(session, vote.call.roll_digest), ballot, law):
        raise RefusedError(problems)
    key, vault = f"{vote.id}/{number}", Vault(clerk)
    told = canonical({item: str(choice) for item, choice in choices.items()}).decode()
    commitment = str(vault.keep("owners_ballots", key, "choices", told))
    row = OwnersBallot(
        id=key, vote_id=vote.id, number=number, channel=str(channel), evidence=scan, cast_at=clerk.at,
        voter_commitment=str(vault.keep("owners_ballots", key, "voter", voter)), choices_commitment=commitment,
    )  # fmt: skip
    session.add(row)
    vault.close()
    entry = _entered(clerk, vote.id, key)
    salt = session.scalars(select(col(PersonalDatum.salt)).where(col(PersonalDatum.commitment) == commitment)).one()
    return CastReceipt(vote.id, key, entry, commitment, salt or b"", told)


def count(clerk: Clerk, vote: Vote, by: str, role: Role, law: OwnersLaw) -> Vote:
    """Count a vote and put the outcomes on record. Raises RefusedError while ballots may still come in."""
    step = VoteStep(VoteMove.COUNT, clerk.at, by, role, {"outcomes": _plain(outcomes_of(clerk.session, vote, law))})
    return take_step(clerk, vote, step, law)


def outcomes_of(session: Session, vote: Vote, law: OwnersLaw) -> tuple[Outcome, ...]:
    """Return the outcome of each item by the ballots that are kept; none before the vote was called."""
    if vote.call is None:
        return ()
    return tally(roll_of(session, vote.call.roll_digest), vote.call.items, ballots_of(session, vote.id), law)


def grounds_of(session: Session, community_id: str, on: date, spent_fen: Mapping[str, int]) -> Grounds:
    """Return on what a body of the estate may act on a day: who acts, and the decisions and delegations that stand.

    `spent_fen`: matter -> fen that were spent or bound by delegation in the calendar year.
    """
    return grounds_by(votes_of(session, community_id), bodies_of(session, community_id), on, spent_fen)


def grounds_by(
    votes: Iterable[Vote], bodies: Sequence[BodyEvent], on: date, spent_fen: Mapping[str, int]
) -> Grounds:  # fmt: skip
    """Return the same by the votes and the bodies of an estate, where they are known."""
    standing = [(vote.id, item) for vote in votes for item in standing_items(vote)]
    return Grounds(
        principal_on(bodies, on),
        [Decision(vote, item.id, item.matter, item.subject) for vote, item in standing if item.subject],
        [Delegation(vote, item.id, item.matter, item.limits.each_fen, item.limits.year_fen, item.limits.until)
         for vote, item in standing if item.limits is not None],
        tuple(spent_fen.items()),
    )  # fmt: skip


def ballots_of(session: Session, vote_id: str) -> Sequence[Ballot]:
    """Return all ballots of a vote, by number, in one statement. Raises InputError where the vault lost one."""
    row, whose, what = OwnersBallot, aliased(PersonalDatum), aliased(PersonalDatum)
    query = (
        select(row, col(whose.value), col(what.value))
        .outerjoin(whose, col(whose.commitment) == col(row.voter_commitment))
        .outerjoin(what, col(what.commitment) == col(row.choices_commitment))
        .where(col(row.vote_id) == vote_id)
        .order_by(col(row.number))
    )
    return [_ballot(*found) for found in session.execute(query)]


def _ballot(row: OwnersBallot, voter: str | None, told: str | None) -> Ballot:
    if voter is None or told is None:
        what = "it was erased, so the vote cannot be counted again"
        raise InputError(Problem(f"ballot {row.id}", what, "The outcome on record stands."))
    choices = {item: Choice(choice) for item, choice in json.loads(told).items()}
    return Ballot(voter, choices, row.cast_at.astimezone(UTC), row.number, Channel(row.channel), row.evidence)


def _plain(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    return {
        outcome.item.id: {
            "passed": outcome.passed,
            "whole": {"area": outcome.whole.area, "persons": outcome.whole.persons},
            "votes": {
                str(choice): {"area": weight.area, "persons": weight.persons}
                for choice, weight in outcome.votes.items()
            },
            "reasons": [str(problem) for problem in outcome.problems],
        }
        for outcome in outcomes
    }


def _entered(clerk: Clerk, vote_id: str, key: str) -> str:
    _flushed(clerk.session, vote_id, "another ballot came at the same time", "Repeat.")
    return clerk.enter("vote.cast", f"vote/{vote_id}", {}, {"id": [key]})


def _flushed(session: Session, vote_id: str, what: str, remedy: str) -> None:
    """Write what was added; of two that came at once, the second is refused, since numbers in a vote are unique."""
    try:
        session.flush()
    except IntegrityError as error:
        raise RefusedError(Problem(f"vote {vote_id}", what, remedy)) from error


def _as_it_stands(session: Session, vote: Vote) -> Vote:
    """Return a vote as it is once nobody else can write to it; as it was given where nothing of it is on record."""
    row = OwnersVoteStep
    lock_rows(session, select(col(row.id)).where(col(row.vote_id) == vote.id, col(row.number) == 1))
    now = called_name(session, vote.id)
    return vote if now is None or now.community_id != vote.community_id else now


def _next_number(session: Session, vote_id: str) -> int:
    row = OwnersBallot
    query = select(col(row.number)).where(col(row.vote_id) == vote_id).order_by(col(row.number).desc()).limit(1)
    return (session.scalars(query).first() or 0) + 1


def _step(row: OwnersVoteStep) -> VoteStep:
    return VoteStep(VoteMove(row.move), row.taken_at.astimezone(UTC), row.taken_by, Role(row.role), row.details)
