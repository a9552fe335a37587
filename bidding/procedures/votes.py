"""Owners' decisions (业主共同决定): whether enough voted and enough agreed, by area and by persons, exactly.

The one place that knows the arithmetic of article 278 of the Civil Code: tenders hold a count to it, and so does the
tally of votes on record (`bidding.owners`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import Field, StrictInt, model_validator

from bidding.procedures.laws import Procedures
from bidding.procedures.shapes import Resolution, Votes
from credit.rulebook.scalars import Day, Shape
from models.errors import Problem

__all__ = ["Ballot", "Count", "count_problems", "reached", "vote_problems"]

_Votes = Annotated[StrictInt, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class Count:
    """What stands behind all owners, those who took part, and those who agreed: (area, persons) of each."""

    whole: tuple[int, int]
    voting: tuple[int, int]
    agreed: tuple[int, int]


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


def count_problems(count: Count, resolution: Resolution, votes: Votes, where: str) -> list[Problem]:
    """Return every reason why a count reaches no decision: too few took part, or too few of them agreed.

    `where` cites the law in words.
    """
    return list(_short(count, resolution, votes, where))


def reached(got: int, of: int, share: Fraction, *, over: bool) -> bool:
    """Return whether a part of a whole reaches a share exactly, or exceeds it where `over`; a part of nothing never."""
    if of == 0:
        return False
    part = Fraction(got, of)
    return part > share if over else part >= share


def _problems(ballot: Ballot, resolution: Resolution, law: Procedures, on: date) -> Iterator[Problem]:
    where = law.cite(law.votes.basis)
    if ballot.decided_on > on:
        yield Problem(where, f"the vote is of {ballot.decided_on}, and it is {on}", "Correct the day.")
    count = Count(
        (ballot.all_area, ballot.all_persons), (ballot.voting_area, ballot.voting_persons),
        (ballot.agreed_area, ballot.agreed_persons),
    )  # fmt: skip
    yield from _short(count, resolution, law.votes, where)


def _short(count: Count, resolution: Resolution, votes: Votes, where: str) -> Iterator[Problem]:
    measures = ("the floor area", "the persons")
    for got, of, what in zip(count.voting, count.whole, measures, strict=True):
        if not reached(got, of, votes.quorum, over=False):
            said = f"{_told(got, of)} of {what} took part, at least {votes.quorum} is needed"
            yield Problem(where, said, "Call the vote again, and reach more owners.")
    share, over = votes.needed(resolution)
    least = "more than" if over else "at least"
    for got, of, what in zip(count.agreed, count.voting, measures, strict=True):
        if not reached(got, of, share, over=over):
            said = f"{_told(got, of)} of {what} that took part agreed, {least} {share} is needed"
            yield Problem(where, said, "The matter is not decided; it may be put to another vote.")


def _told(got: int, of: int) -> str:
    return f"{got} of {of} ({got * 1000 // of / 10 if of else 0:.1f} %)"
