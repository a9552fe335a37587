"""An election of an owners' committee (业主委员会选举) as what happened: candidates, the vote, who was elected.

The vote itself is a vote of owners like any other (`votes`), of the election's name, with one item for each candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from bidding.owners.election_shapes import ElectionRole
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from bidding.owners.votes import Vote
from credit.rulebook.shapes import Basis
from models.values.moments import shanghai_date
from models.values.periods import Duration

__all__ = ["Candidacy", "Election", "ElectionAttempt", "ElectionMove", "ElectionState", "ElectionStep", "Terms"]


class ElectionState(StrEnum):
    """Where an election stands."""

    DRAFTED = "drafted"
    NOMINATING = "nominating"
    PUBLISHED = "published"
    CALLED = "called"
    COUNTED = "counted"
    ELECTED = "elected"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ANNULLED = "annulled"


class ElectionMove(StrEnum):
    """What is done in an election."""

    ANNOUNCE = "announce"
    NOMINATE = "nominate"
    STAND_DOWN = "stand_down"
    VET = "vet"
    EXTEND = "extend"
    PUBLISH = "publish"
    CALL = "call"
    CANCEL = "cancel"
    COUNT = "count"
    COMMIT = "commit"
    DRAW = "draw"
    DECLARE = "declare"
    FAIL = "fail"
    LEAVE = "leave"
    ANNUL = "annul"


@dataclass(frozen=True, slots=True)
class ElectionStep:
    """One step: when, by whom in which role; `details` are plain values with a canonical form, and name no person.

    announce: Terms.      nominate: candidate, nominator, owners.   vet: candidate, answers (check -> holds).
    stand_down: candidate. extend: nominate_until.                  publish: candidates, party (how many are members).
    call: opens_at.       count: standings, whole.                  commit: commitment.   draw: draw.
    declare: members, alternates, until, party.   fail: reasons.    leave: candidate, cause, vote.
    cancel, annul: reason.
    """

    move: ElectionMove
    at: datetime
    by: str
    role: ElectionRole
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day in Shanghai on which it was taken."""
        return shanghai_date(self.at)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is announced: seats, alternates at most, the term, until when candidates are named.

    `agreed`: conditions that the law leaves to the assembly's rules, and that they ask for (`ElectionLaw.checks`).
    """

    seats: int
    alternates: int
    term: Duration
    nominate_until: datetime
    agreed: tuple[str, ...] = ()

    def as_details(self) -> dict[str, Any]:
        """Return it as the plain details of a step."""
        return {
            "seats": self.seats, "alternates": self.alternates, "term": str(self.term),
            "nominate_until": self.nominate_until.isoformat(), "agreed": list(self.agreed),
        }  # fmt: skip

    @classmethod
    def from_details(cls, told: Mapping[str, Any]) -> Terms:
        """Return what the details of a step say. Raises KeyError or ValueError for others."""
        return cls(
            told["seats"], told["alternates"], Duration.parse(told["term"]),
            datetime.fromisoformat(told["nominate_until"]), tuple(told["agreed"]),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A candidate by code, as the steps have it: who nominated, what vetting found, and whether they stood down."""

    code: str
    nominator: str
    owners: int
    answers: Mapping[str, bool] | None = None
    stood_down: bool = False

    @property
    def admitted(self) -> bool:
        """Return whether every condition was found met and the candidate still stands."""
        return self.answers is not None and all(self.answers.values()) and not self.stood_down


@dataclass(frozen=True)
class Election:
    """An election and its steps in order, never changed."""

    id: str
    community_id: str
    steps: tuple[ElectionStep, ...] = ()

    def with_step(self, step: ElectionStep) -> Election:
        """Return the election with one more step."""
        return replace(self, steps=(*self.steps, step))

    def all_of(self, *moves: ElectionMove) -> Iterator[ElectionStep]:
        """Yield the steps of these moves in order."""
        return (step for step in self.steps if step.move in moves)

    def last(self, move: ElectionMove) -> ElectionStep | None:
        """Return the last step of a move, None where there is none."""
        return next((step for step in reversed(self.steps) if step.move is move), None)

    @cached_property
    def terms(self) -> Terms | None:
        """Return what was announced, with the last end of nominations; None before."""
        first, extended = self.last(ElectionMove.ANNOUNCE), self.last(ElectionMove.EXTEND)
        if first is None:
            return None
        return Terms.from_details({**first.details, **(extended.details if extended is not None else {})})

    @cached_property
    def candidates(self) -> Mapping[str, Candidacy]:
        """Code -> candidate, in the order in which they were nominated."""
        found: dict[str, Candidacy] = {}
        for step in self.all_of(ElectionMove.NOMINATE, ElectionMove.VET, ElectionMove.STAND_DOWN):
            code = str(step.details["candidate"])
            match step.move:
                case ElectionMove.NOMINATE:
                    found[code] = Candidacy(code, step.details["nominator"], step.details["owners"])
                case ElectionMove.VET:
                    found[code] = replace(found[code], answers=dict(step.details["answers"]))
                case _:
                    found[code] = replace(found[code], stood_down=True)
        return found

    @property
    def admitted(self) -> tuple[str, ...]:
        """Return the codes of the candidates who stand, in the order in which they were nominated."""
        return tuple(code for code, one in self.candidates.items() if one.admitted)


@dataclass(frozen=True, slots=True)
class ElectionAttempt:
    """A step that somebody wants to take, the law, and what the register knows beside it.

    `vote`: the vote of the election's name. `units`: of the roll. `acting`: the body that acts for the owners.
    `founded`: there is an assembly. `party`: codes of the candidates who are members of the Party.
    """

    election: Election
    step: ElectionStep
    law: OwnersLaw
    vote: Vote | None = None
    units: int = 0
    acting: ElectionRole | None = None
    founded: bool = True
    party: frozenset[str] = frozenset()

    def cited(self, basis: Basis) -> str:
        """Return where something stands in the law."""
        return cite(self.law, basis)

    @property
    def fewest(self) -> int:
        """Return how many form a committee: the least that the law knows, and more than its share of the seats."""
        law, seats = self.law, self.election.terms.seats if self.election.terms is not None else 0
        large = law.election.large
        least = large.least if large is not None and self.units > large.over_units else law.committee_size.least
        return max(least, int(seats * law.election.formed.share) + 1)
