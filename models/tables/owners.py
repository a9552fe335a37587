"""Owners' decisions (业主共同决定): rolls, bodies, votes, ballots, elections and requests; rows are only ever added.

Who owns which unit, who voted, what they said and who stood for election lie in the vault; these rows hold
commitments to them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = [
    "OwnersBallot", "OwnersBallotScan", "OwnersBodyEvent", "OwnersCandidate", "OwnersElectionStep", "OwnersRequestStep",
    "OwnersRoll", "OwnersVoteStep",
]  # fmt: skip


class OwnersRoll(Row, table=True):
    """A roll of an estate as it was entered; `area` in hundredths of a square metre. The units lie in the vault."""

    __table_args__ = (
        CheckConstraint("units > 0 AND area > 0 AND persons > 0 AND persons <= units", name="somebody_is_on_it"),
    )

    id: str = Field(primary_key=True)
    community_id: str = Field(index=True)
    units: int
    area: int = Field(sa_type=BigInteger)
    persons: int
    units_commitment: str
    entered_by: str
    entered_at: datetime = Field(sa_type=UTCDateTime)


class OwnersBodyEvent(Row, table=True):
    """One event of the bodies of an estate; `id` is `<community>/<number>`."""

    __table_args__ = (
        one_of("move", "deliver", "establish", "found", "elect", "dissolve"),
        CheckConstraint("(until IS NOT NULL) = (move IN ('establish', 'elect'))", name="a_body_has_its_term"),
        CheckConstraint("(vote IS NOT NULL) = (move IN ('found', 'elect'))", name="a_vote_founds_and_elects"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("community_id", "number"),
    )

    id: str = Field(primary_key=True)
    community_id: str
    number: int
    move: str
    happened_on: date
    until: date | None = None
    vote: str | None = None
    details: dict[str, Any] = Field(sa_type=JSON)
    entered_by: str
    entered_at: datetime = Field(sa_type=UTCDateTime)


class OwnersVoteStep(Row, table=True):
    """One step of a vote; `id` is `<vote>/<number>`. `taken_by` names a body, never a person."""

    __table_args__ = (
        one_of("move", "consult", "call", "withdraw", "count", "announce", "order", "correct", "revoke"),
        one_of("role", "owners", "committee", "management_committee", "subdistrict", "authority"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("vote_id", "number"),
    )

    id: str = Field(primary_key=True)
    vote_id: str
    community_id: str = Field(index=True)
    number: int
    move: str
    role: str
    taken_by: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    details: dict[str, Any] = Field(sa_type=JSON)


class OwnersBallot(Row, table=True):
    """One ballot; `id` is `<vote>/<number>`. The vault has the voter's code and the choices."""

    __table_args__ = (
        one_of("channel", "online", "paper"),
        CheckConstraint("(channel = 'paper') = (evidence IS NOT NULL)", name="a_paper_has_its_scan"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("vote_id", "number"),
    )

    id: str = Field(primary_key=True)
    vote_id: str
    number: int
    channel: str
    evidence: str | None = None
    cast_at: datetime = Field(sa_type=UTCDateTime)
    voter_commitment: str
    choices_commitment: str


class OwnersBallotScan(Row, table=True):
    """The scan of a ballot on paper, by the id of the ballot; the vault has it."""

    id: str = Field(primary_key=True, foreign_key="owners_ballot.id")
    scan_commitment: str


class OwnersElectionStep(Row, table=True):
    """One step of an election; `id` is `<election>/<number>`. It names candidates by code; the vault has the note."""

    __table_args__ = (
        one_of(
            "move", "announce", "nominate", "stand_down", "vet", "extend", "publish", "call", "cancel", "count",
            "commit", "draw", "declare", "fail", "leave", "annul",
        ),
        one_of("role", "preparatory_group", "management_committee", "committee", "subdistrict", "authority"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("election_id", "number"),
    )  # fmt: skip

    id: str = Field(primary_key=True)
    election_id: str
    community_id: str = Field(index=True)
    number: int
    move: str
    role: str
    taken_by: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    details: dict[str, Any] = Field(sa_type=JSON)
    note_commitment: str | None = None


class OwnersCandidate(Row, table=True):
    """Who a candidate is; `id` is `<election>/<code>`. The vault has the name, the owner's code, and "yes" or "no"."""

    id: str = Field(primary_key=True)
    election_id: str = Field(index=True)
    code: str
    name_commitment: str
    owner_commitment: str
    party_commitment: str


class OwnersRequestStep(Row, table=True):
    """One step of a request that owners make together; `id` is `<request>/<number>`. The vault has whose step it is."""

    __table_args__ = (
        one_of("move", "ask", "join", "leave", "answer"),
        CheckConstraint("(voter_commitment IS NULL) = (move = 'answer')", name="an_owner_asks_joins_and_leaves"),
        CheckConstraint("number > 0", name="number"),
        UniqueConstraint("request_id", "number"),
    )

    id: str = Field(primary_key=True)
    request_id: str
    community_id: str = Field(index=True)
    number: int
    move: str
    taken_by: str
    taken_at: datetime = Field(sa_type=UTCDateTime)
    details: dict[str, Any] = Field(sa_type=JSON)
    voter_commitment: str | None = None
