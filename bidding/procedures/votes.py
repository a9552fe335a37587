"""Owners' decisions (业主共同决定): whether enough voted and enough agreed, by area and by persons, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import Field, StrictInt, model_validator

from bidding.procedures.laws import Procedures
from bidding.procedures.shapes import Resolution
from credit.rulebook.scalars import Day, Shape
from models.errors import Problem

__all__ = ["Ballot", "vote_problems"]

_Votes = Annotated[StrictInt, Field(ge=0)]


class Ballot(Shape):
    """The count of a vote: areas in hundredths of a square metre, as on the roll, and persons.

    One owner of several units is one person. What is counted in whole square metres is given times a hundred.
    """

    decided_on: Day
    subject: Annotated[str, Field(min_length=1)]
    all_area: Annotated[StrictInt, Field(ge=1)]
    all_persons: Annotated[StrictInt, Field(ge=1)]
    voting_area: _Votes
    voting_persons: _Votes
    agreed_area: _Votes
    agreed_persons: _Votes

    @model_validator(mode="after")
    def _counts_nest(self) -> Ballot:
        if not (
            self.agreed_area <= self.voting_area <= self.all_area
            and self.agreed_persons <= self.voting_persons <= self.all_persons
        ):
            message = "those who agree are among those who vote, and these among all"
            raise ValueError(message)
        return self


def vote_problems(ballot: Ballot, resolution: Resolution, law: Procedures, on: date) -> list[Problem]:
    """Return every reason why owners have not decided as they must (Civil Code, article 278)."""
    return list(_problems(ballot, resolution, law, on))


def _problems(ballot: Ballot, resolution: Resolution, law: Procedures, on: date) -> Iterator[Problem]:
    where, votes = law.cite(law.votes.basis), law.votes
    needed: Fraction = getattr(votes, resolution)
    if ballot.decided_on > on:
        yield Problem(where, f"the vote is of {ballot.decided_on}, and it is {on}", "Correct the day.")
    for what, voting, whole in (
        ("area", ballot.voting_area, ballot.all_area),
        ("persons", ballot.voting_persons, ballot.all_persons),
    ):
        if voting < votes.quorum * whole:
            said = f"{voting} of {whole} voted by {what}, and at least {votes.quorum} must"
            yield Problem(where, said, "Vote again with more owners.")
    for what, agreed, voting in (
        ("area", ballot.agreed_area, ballot.voting_area),
        ("persons", ballot.agreed_persons, ballot.voting_persons),
    ):
        # an ordinary matter takes more than half of those voting, a special one three quarters or more
        if agreed < needed * voting or (resolution == "ordinary" and agreed == needed * voting):
            least = "more than" if resolution == "ordinary" else "at least"
            said = f"{agreed} of {voting} agreed by {what}, and {least} {needed} must"
            yield Problem(where, said, "Put it to the owners again.")
