"""Counting a vote of owners (业主共同决定): quorum and majority by floor area and by persons, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bidding.owners.ballots import Ballot, Choice, counting
from bidding.owners.law_shapes import OwnersLaw, Thresholds
from bidding.owners.laws import cite
from bidding.owners.roll import Roll, Weight
from models.errors import Problem

__all__ = ["Item", "Limits", "Outcome", "reached", "tally"]


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
    needed = law.majorities[law.matters[item.matter].majority]
    problems = [*_quorum(outcome, law), *_majority(outcome, needed, law)]
    return Outcome(item, roll.whole, votes, tuple(problems))


def _quorum(outcome: Outcome, law: OwnersLaw) -> list[Problem]:
    part, whole, share = outcome.taking_part, outcome.whole, law.quorum.share
    where = cite(law, law.quorum.basis)
    remedy = "Call the vote again, and reach more owners."
    return [
        Problem(where, f"{_told(got, of)} of {what} took part, at least {share} is needed", remedy)
        for got, of, what in ((part.area, whole.area, "the floor area"), (part.persons, whole.persons, "the persons"))
        if not reached(got, of, share, over=False)
    ]


def _majority(outcome: Outcome, needed: Thresholds, law: OwnersLaw) -> list[Problem]:
    agreed, part = outcome.votes[Choice.FOR], outcome.taking_part
    where, least = cite(law, needed.basis), "more than" if needed.over else "at least"
    remedy = "The matter is not decided; it may be put to another vote."
    return [
        Problem(where, f"{_told(got, of)} of {what} that took part agreed, {least} {needed.share} is needed", remedy)
        for got, of, what in ((agreed.area, part.area, "the floor area"), (agreed.persons, part.persons, "the persons"))
        if not reached(got, of, needed.share, over=needed.over)
    ]


def reached(got: int, of: int, share: Fraction, *, over: bool) -> bool:
    """Return whether a part of a whole reaches a share exactly, or exceeds it where `over`; a part of nothing never."""
    if of == 0:
        return False
    part = Fraction(got, of)
    return part > share if over else part >= share


def _told(got: int, of: int) -> str:
    return f"{got} of {of} ({got * 1000 // of / 10 if of else 0:.1f} %)"
