"""An estate of Zhuji in a register, and the acts of an election on it, each at its own moment.

hall = ElectionHall(session); hall.begins(); hall.nominates(7); hall.publishes(); hall.calls(); hall.votes({"c-1": 8})
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bidding.owners import BodyEvent, BodyMove, Choice, Election
from bidding.owners.election_shapes import ElectionRole
from bidding.owners.elections import Terms
from models.values.periods import Duration
from tests.builders.elections import (
    ANNOUNCED_AT,
    CLOSES_AT,
    COUNTED_AT,
    LAW,
    NAMED_UNTIL,
    OPENS_AT,
    PUBLISHED_AT,
    VOTE,
    answers,
)
from tests.builders.owners import a_roll
from tests.builders.record import a_clerk, writing_to
from web.register.owners.electing import Desk, announce, call_vote, count_election, nominate, publish, vet
from web.register.owners.elections import Person, Who, election_named
from web.register.owners.estates import enter_body, enter_roll
from web.register.owners.votes import cast, vote_named

__all__ = ["ESTATE", "ElectionHall", "cast_for", "stand"]

ESTATE = "willow-garden"


class ElectionHall:
    """An estate of ten owners with an assembly and no committee."""

    def __init__(self, session: Session, owners: int = 10, law: Any = LAW) -> None:  # noqa: ANN401 - a law
        self.session, self.owners, self.law = session, owners, law
        self.role = "preparatory_group"

    def desk(self, at: datetime, role: str | None = None) -> Desk:
        """Return a desk at a moment."""
        return Desk(a_clerk(self.session, at), Who("S-3", ElectionRole(role or self.role)), self.law)

    @property
    def election(self) -> Election:
        """The election as it is on record."""
        return election_named(self.session, VOTE)

    def begins(self, code: str = "330681", **changes: object) -> Election:
        """Deliver the estate, found its assembly, enter its roll, and announce an election."""
        clerk = a_clerk(self.session, ANNOUNCED_AT)
        enter_roll(clerk, ESTATE, a_roll(self.owners), "S-3")
        for event in (
            BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer", details={"jurisdiction": code}),
            BodyEvent(BodyMove.FOUND, date(2023, 1, 1), "S-3", vote="v0"),
        ):
            enter_body(clerk, ESTATE, event, self.law)
        given: dict[str, Any] = {
            "seats": 5, "alternates": 2, "term": Duration.parse("P5Y"), "nominate_until": NAMED_UNTIL,
        }  # fmt: skip
        return announce(self.desk(ANNOUNCED_AT), VOTE, ESTATE, Terms(**(given | changes)))

    def nominates(self, count: int, party: int = 0, **agreed: bool) -> None:
        """Let the first owners name themselves; so many are Party members. All are found fit."""
        for number in range(count):
            person = Person(f"候选人{number + 1}", f"owner-{number}", number < party)
            nominate(self.desk(ANNOUNCED_AT), self.election, person, "self", 1)
            vet(self.desk(ANNOUNCED_AT), self.election, f"c-{number + 1}", answers(**agreed))

    def publishes(self) -> None:
        """Show the candidates."""
        publish(self.desk(PUBLISHED_AT), self.election)

    def calls(self) -> None:
        """Call the vote."""
        call_vote(self.desk(PUBLISHED_AT), self.election, (OPENS_AT, CLOSES_AT))

    def votes(self, votes: Mapping[str, int]) -> None:
        """Let every owner vote, so that each candidate is named so often and no ballot names too many. Count it."""
        ballots: dict[int, dict[str, Choice]] = {number: {} for number in range(self.owners)}
        for code, count in votes.items():
            for number in sorted(ballots, key=lambda one: (len(ballots[one]), one))[:count]:
                ballots[number][code] = Choice.FOR
        for number, named in ballots.items():
            clerk = a_clerk(self.session, OPENS_AT + timedelta(minutes=number))
            cast(clerk, vote_named(self.session, VOTE), f"owner-{number}", named, self.law)
        count_election(self.desk(COUNTED_AT), self.election)

    def elects(self, votes: Mapping[str, int], party: int = 0) -> None:
        """Go from the announcement to the count; each ballot may name five."""
        self.begins()
        self.nominates(len(votes), party)
        self.publishes()
        self.calls()
        self.votes(votes)


def stand(url: str, at: datetime, name: str, count: int) -> None:
    """Let the first owners name themselves in an election, and find them fit, with the fees that the rules ask for."""
    who = Who("S-3", ElectionRole.PREPARATORY_GROUP)
    with writing_to(url) as session:
        desk = Desk(a_clerk(session, at), who, LAW)
        for number in range(count):
            person = Person(f"候选人{number + 1}", f"owner-{number}", party=number < 3)
            nominate(desk, election_named(session, name), person, "self", 1)
            vet(desk, election_named(session, name), f"c-{number + 1}", answers(fees=True))


def cast_for(url: str, at: datetime, name: str, voters: int, items: Iterable[str]) -> None:
    """Let the first owners vote for these items."""
    with writing_to(url) as session:
        for number in range(voters):
            cast(a_clerk(session, at), vote_named(session, name), f"owner-{number}", _for(items), LAW)


def _for(items: Iterable[str]) -> dict[str, Choice]:
    return dict.fromkeys(items, Choice.FOR)
