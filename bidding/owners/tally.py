"""Counting a vote of owners (业主共同决定): quorum and majority by floor area and by persons, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bidding.owners.ballots import Ballot, Choice, counting
from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from bidding.owners.roll import Roll, Weight
from bidding.procedures.votes import Count, count_problems
from models.errors import Problem

__all__ = ["Item", "Limits", "Outcome", "tally"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What an item lets the committee decide by itself: fen for each, fen for a calendar year, the first day after."""

    each_fen: int
    year_fen: int
    until: date


@dataclass(frozen=True, slots=True)
class Item:
    """One question on the agenda, and the matter that says by which majority it is decided.

    `subject`: the tender or payment that it authorises. `limits`: it authorises the committee within them instead.
    """

    id: str
    matter: str
    title: str
    subject: str = ""
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The count of one item: what stands behind all, those taking part, and each choice; why it failed, if it did."""

    item: Item
    whole: Weight
    votes: Mapping[Choice, Weight]
    problems: tuple[Problem, ...]

    @property
    def taking_part(self) -> Weight:
        """Return what stands behind those who handed in a ballot."""
        return self.votes[Choice.FOR] + self.votes[Choice.AGAINST] + self.votes[Choice.ABSTAIN]

    @property
    def passed(self) -> bool:
        """Return whether quorum and majority were reached."""
        return not self.problems


def tally(roll: Roll, items: Iterable[Item], ballots: Iterable[Ballot], law: OwnersLaw) -> tuple[Outcome, ...]:
    """Return the outcome of each item. Raises KeyError for a ballot of somebody who is not on the roll."""
    counted = counting(ballots, law.revote)
    return tuple(_outcome(roll, item, counted, law) for item in items)


def _outcome(roll: Roll, item: Item, counted: Mapping[str, Ballot], law: OwnersLaw) -> Outcome:
    votes = {
        choice: roll.weight(voter for voter, ballot in counted.items() if ballot.on(item.id) is choice)
        for choice in Choice
    }
    outcome = Outcome(item, roll.whole, votes, ())
    part = outcome.taking_part
    count = Count(*((one.area, one.persons) for one in (roll.whole, part, votes[Choice.FOR])))
    problems = count_problems(count, law.matters[item.matter].majority, law.votes, cite(law, law.votes.basis))
    return Outcome(item, roll.whole, votes, tuple(problems))
